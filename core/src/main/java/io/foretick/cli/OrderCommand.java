package io.foretick.cli;

import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.MarketRounding;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick order`: what the making of an order comes to, for those who make their own. Sends
/// nothing.
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        description = "Makes and signs orders of Polymarket without sending them.",
        subcommands = OrderCommand.Build.class,
        footer = {"", "Example:", "  foretick order build --input order.json --json"})
final class OrderCommand {

    private OrderCommand() {}

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description =
                    "Prints an order's struct, domain, hashes, id, signature and the body to post."
                            + " Sends nothing.",
            footer = {
                "",
                "Examples:",
                "  foretick order build --input order.json --json",
                "  foretick order build --input - --keystore wallet.json < order.json"
            })
    static final class Build implements Callable<Integer> {

        private static final JsonMapper MAPPER =
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
        private static final int INPUT_BYTES_MAX = 100_000;

        @Spec private @Nullable CommandSpec spec;

        @Mixin private SignerOptions signers = new SignerOptions();

        @Option(
                names = "--input",
                paramLabel = "FILE",
                required = true,
                description = "JSON object that describes the order, - for standard input.")
        private String input = "";

        @Option(
                names = "--rounding",
                paramLabel = "RULE",
                defaultValue = "client",
                description =
                        "How FOK and FAK amounts are rounded: client (as the venue's client does),"
                                + " meeting (as a session does) or protective. Default:"
                                + " ${DEFAULT-VALUE}.")
        private MarketRounding rounding = MarketRounding.CLIENT;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            OrderInput order = OrderInput.of(read());
            Secrets secrets = SignerOptions.secrets(System.getenv());
            OrderReport report;
            try (Signer signer = signers.signer(secrets)) {
                report = new OrderReport(build(order, signer, secrets.apiKey()));
            }
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(json ? report.json() : report.text());
            out.flush();
            return ExitCode.OK;
        }

        private OrderBody build(OrderInput input, Signer signer, String apiKey) throws IOException {
            OrderRequest request = input.request(signer.address(), freshStamp(), rounding);
            String signature = OrderSignature.sign(request.order(), request.domain(), signer);
            return new OrderBody(request, signature, apiKey, input.isDeferred());
        }

        private static OrderStamp freshStamp() {
            long salt = new SecureRandom().nextLong() & OrderStruct.SALT_MAX;
            return new OrderStamp(salt, System.currentTimeMillis());
        }

        private JsonNode read() throws IOException {
            byte[] text;
            if (input.equals("-")) {
                text = System.in.readNBytes(INPUT_BYTES_MAX + 1);
            } else {
                try (var file = Files.newInputStream(Path.of(input))) {
                    text = file.readNBytes(INPUT_BYTES_MAX + 1);
                }
            }
            if (text.length > INPUT_BYTES_MAX) {
                throw new ConfigException("an order has at most " + INPUT_BYTES_MAX + " bytes");
            }
            try {
                return MAPPER.readTree(text);
            } catch (JacksonException e) {
                throw new ConfigException("the order is not JSON: " + e.getOriginalMessage(), e);
            }
        }
    }
}
