package io.foretick.cli;

import io.foretick.event.Command;
import io.foretick.event.Market;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.TradingAccount;
import io.foretick.venue.polymarket.gateway.login.Login;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderMaker;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Secrets;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;

/// What a process trades with: who signs, whose money it is, and the credentials of private
/// requests. Its text shows none of it. Belongs to one command.
final class TradingKeys implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ORDER_VERSION = 2;

    private final Config config;
    private final Signer signer;
    private final Wallet wallet;
    private final ApiCredentials credentials;
    private final ExchangeDomain domain;

    private TradingKeys(
            Config config,
            Signer signer,
            Wallet wallet,
            ApiCredentials credentials,
            ExchangeDomain domain) {
        this.config = config;
        this.signer = signer;
        this.wallet = wallet;
        this.credentials = credentials;
        this.domain = domain;
    }

    /// Opens the keys that the environment names, and logs in where it holds no credentials.
    ///
    /// @throws ConfigException if key, wallet and chain do not fit together
    /// @throws IOException if a key does not open or the venue refuses the login
    static TradingKeys open(Config config, Secrets secrets) throws IOException {
        Signer signer = secrets.signer();
        Wallet wallet = wallet(config.account(), signer.address());
        ExchangeDomain domain =
                ExchangeDomain.find(ORDER_VERSION, wallet.chainId(), MarketKind.PLAIN)
                        .orElseThrow(() ->
                                new ConfigException(
                                        "account.chain_id: no exchange is known on chain "
                                                + wallet.chainId()));
        ApiCredentials credentials =
                secrets.hasApiCredentials() ? secrets.apiCredentials() : login(config, signer);
        return new TradingKeys(config, signer, wallet, credentials, domain);
    }

    private static Wallet wallet(Config.Wallet terms, EthAddress key) {
        try {
            SignatureType type = SignatureType.valueOf(terms.walletType().toUpperCase(Locale.ROOT));
            EthAddress funder = terms.funder().isEmpty() ? key : new EthAddress(terms.funder());
            return new Wallet(type, key, funder, terms.chainId());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("account: " + e.getMessage(), e);
        }
    }

    private static ApiCredentials login(Config config, Signer signer) throws IOException {
        String clob = config.live().endpoints().polymarketClob();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return new Login(client, clob, config.account().chainId())
                    .credentials(signer.address(), signer::sign);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while logging in", e);
        }
    }

    Wallet wallet() {
        return wallet;
    }

    /// The account as the gateway knows it.
    TradingAccount account() {
        return new TradingAccount(signer.address(), wallet.funder(), wallet.type(), credentials);
    }

    /// Where the account is asked about and traded for.
    GatewayEndpoints endpoints() {
        var venue = config.live().endpoints();
        return new GatewayEndpoints(
                venue.polymarketClob(), venue.polymarketWs(), venue.polymarketData());
    }

    /// The body of the request that places an order.
    ///
    /// @throws IOException if the key cannot be asked now
    String body(OrderRequest request) throws IOException {
        return OrderBody.signed(request, signer, credentials.apiKey()).json();
    }

    /// Makes the orders of a session.
    ///
    /// @param sessionId of its journal
    Orders orders(long sessionId) {
        OrderMaker maker = OrderMaker.of(wallet, domain);
        return (command, market, tickE8) -> {
            long orderId = command.orderId();
            var stamp = OrderStamp.of(sessionId, orderId, command.timeNs());
            return maker.make(orderId, command.terms(), market, tickE8, stamp);
        };
    }

    /// Makes an order of a command, or says why there is none.
    @FunctionalInterface
    interface Orders {
        OrderPlan plan(Command.PlaceOrder command, Market market, long tickE8);
    }

    @Override
    public void close() throws IOException {
        if (signer instanceof AutoCloseable program) {
            close(program);
        }
    }

    private static void close(AutoCloseable program) throws IOException {
        try {
            program.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the signer does not close", e);
        }
    }

    @Override
    public String toString() {
        return "TradingKeys[hidden]";
    }
}
