package io.foretick.cli;

import io.foretick.venue.VenueClock;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.polymarket.chain.ChainCall;
import io.foretick.venue.polymarket.chain.ChainSender;
import io.foretick.venue.polymarket.chain.Claim;
import io.foretick.venue.polymarket.chain.Claims;
import io.foretick.venue.polymarket.chain.DataApi;
import io.foretick.venue.polymarket.chain.HeldToken;
import io.foretick.venue.polymarket.chain.JsonRpc;
import io.foretick.venue.polymarket.chain.Payouts;
import io.foretick.venue.polymarket.chain.TokenCalls;
import io.foretick.venue.polymarket.chain.Wallet;
import io.foretick.venue.polymarket.chain.WalletStep;
import io.foretick.venue.polymarket.chain.WalletSteps;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// `foretick redeem`: turns outcome tokens of resolved markets, and pairs of any market, into
/// collateral. Prints what it would do; sends only where it is told twice.
@Command(
        name = "redeem",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what a wallet can redeem and builds the transactions for it: for a plain key, a"
                    + " proxy wallet, a Gnosis safe and a deposit wallet. Sends nothing unless"
                    + " --send and --real-money are given.",
            "The key comes from the environment variable "
                    + RedeemCommand.KEY_VARIABLE
                    + "; to look at a wallet needs none. docs/redeem.md says what is supported."
        },
        footer = {
            "",
            "Examples:",
            "  foretick redeem --wallet 0x0000000000000000000000000000000000000001",
            "  foretick redeem --merge --json --wallet 0x0000000000000000000000000000000000000001"
        })
final class RedeemCommand implements Callable<Integer> {

    /// Where the owner's key is read from.
    static final String KEY_VARIABLE = Secrets.PRIVATE_KEY;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int LOOKS_MAX = 90;

    @Mixin private final RedeemOptions options = new RedeemOptions();

    @Spec private CommandSpec spec;

    private final UnaryOperator<@Nullable String> environment;
    private final Duration pause;

    RedeemCommand() {
        this(System::getenv, Duration.ofSeconds(2));
    }

    /// @param environment gives a variable, or null
    /// @param pause between two looks at the chain
    RedeemCommand(UnaryOperator<@Nullable String> environment, Duration pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrivateKey key = key();
        options.check(spec, key);
        Wallet wallet = options.wallet(spec, key);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
            RedeemReport report = redeem(client, wallet, key);
            report.print(spec.commandLine().getOut(), options.json);
            return exitCode(report.receipts());
        } catch (IOException e) {
            throw new VenueException(String.valueOf(e.getMessage()), e);
        }
    }

    private RedeemReport redeem(HttpClient client, Wallet wallet, @Nullable PrivateKey key)
            throws IOException, InterruptedException {
        List<Claim> claims = claims(client, wallet);
        List<WalletStep> steps = steps(client, wallet, key, calls(claims));
        List<ChainSender.Receipt> receipts =
                options.send && key != null ? send(client, key, steps) : List.of();
        return new RedeemReport(wallet, claims, steps, receipts);
    }

    private static int exitCode(List<ChainSender.Receipt> receipts) {
        boolean allDone = receipts.stream().allMatch(r -> r.fate() == ChainSender.Fate.DONE);
        return allDone ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private @Nullable PrivateKey key() {
        String text = environment.apply(KEY_VARIABLE);
        return text == null || text.isEmpty() ? null : PrivateKey.parse(text);
    }

    private List<Claim> claims(HttpClient client, Wallet wallet)
            throws IOException, InterruptedException {
        var data = new DataApi(new RestClient(client, VenueClock.wall(), options.dataUrl));
        List<HeldToken> held = data.held(wallet.address());
        return options.merge
                ? Claims.mergeable(held)
                : Claims.redeemable(held, payouts(data, held));
    }

    /// Asks of each market once.
    private static Map<Bytes32, Payouts> payouts(DataApi data, List<HeldToken> held)
            throws IOException, InterruptedException {
        Map<Bytes32, Optional<Payouts>> asked = new HashMap<>();
        Map<Bytes32, Payouts> payouts = new HashMap<>();
        for (HeldToken token : held) {
            if (!asked.containsKey(token.conditionId())) {
                Optional<Payouts> answer = data.payouts(token.conditionId());
                asked.put(token.conditionId(), answer);
                answer.ifPresent(paid -> payouts.put(token.conditionId(), paid));
            }
        }
        return payouts;
    }

    private List<ChainCall> calls(List<Claim> claims) {
        List<ChainCall> calls = new ArrayList<>();
        if (options.approve) {
            calls.add(TokenCalls.approveAdapter());
        }
        claims.stream().filter(Claim::isClear).map(Claim::call).forEach(calls::add);
        return calls;
    }

    private List<WalletStep> steps(
            HttpClient client, Wallet wallet, @Nullable PrivateKey key, List<ChainCall> calls)
            throws IOException, InterruptedException {
        OptionalLong nonce = options.nonce();
        boolean asks = nonce.isEmpty() && wallet.type() == SignatureType.SAFE && key != null;
        if (asks && options.rpc != null) {
            var node = new JsonRpc(client, options.rpc);
            nonce = OptionalLong.of(ChainSender.safeNonce(node, wallet.address()));
        }
        long deadlineSecond = Instant.now().plus(DEADLINE).getEpochSecond();
        return new WalletSteps(wallet, key, nonce, deadlineSecond).of(calls);
    }

    /// Sends one after the other, and none after one that did not do what it should.
    private List<ChainSender.Receipt> send(
            HttpClient client, PrivateKey key, List<WalletStep> steps)
            throws IOException, InterruptedException {
        var node = new JsonRpc(client, Objects.requireNonNull(options.rpc));
        var sender = new ChainSender(node, key, pause, LOOKS_MAX);
        List<ChainSender.Receipt> receipts = new ArrayList<>();
        for (WalletStep step : steps) {
            if (step instanceof WalletStep.Transaction transaction) {
                receipts.add(sender.send(transaction, hash -> named(step, hash)));
                if (receipts.getLast().fate() != ChainSender.Fate.DONE) {
                    return receipts;
                }
            }
        }
        return receipts;
    }

    private void named(WalletStep step, String hash) {
        var errors = spec.commandLine().getErr();
        errors.println("sending " + hash + ": " + step.purpose());
        errors.flush();
    }
}
