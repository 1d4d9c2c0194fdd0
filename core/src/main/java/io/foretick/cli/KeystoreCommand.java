package io.foretick.cli;

import io.foretick.session.ConfigException;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.wallet.Keystore;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick keystore`: puts a wallet's key into an encrypted file, and tells whose it is.
@Command(
        name = "keystore",
        mixinStandardHelpOptions = true,
        description = "Keeps a wallet's key in an encrypted file.",
        subcommands = {KeystoreCommand.Create.class, KeystoreCommand.Address.class},
        footer = {"", "Example:", "  foretick keystore create wallet.json"})
final class KeystoreCommand {

    private static final JsonMapper MAPPER = new JsonMapper();

    private KeystoreCommand() {}

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description =
                    "Writes a new key, or the one in FORETICK_PRIVATE_KEY, to a new file that only"
                        + " you can read. The password is FORETICK_KEYSTORE_PASSWORD or asked for."
                        + " Without the password the key is lost.",
            footer = {
                "",
                "Examples:",
                "  foretick keystore create wallet.json",
                "  foretick keystore create wallet.json --from-environment --json"
            })
    static final class Create implements Callable<Integer> {

        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "File to write; must not be there yet.")
        private Path file = Path.of("");

        @Option(
                names = "--from-environment",
                description = "Take the key from FORETICK_PRIVATE_KEY instead of a new one.")
        private boolean fromEnvironment;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            if (Files.exists(file)) {
                throw new ConfigException(file + " is there already and is never overwritten");
            }
            Map<String, String> environment = System.getenv();
            byte[] secret =
                    fromEnvironment
                            ? secret(environment.getOrDefault(Secrets.PRIVATE_KEY, "").strip())
                            : newSecret();
            char[] password = newPassword(SignerOptions.secrets(environment));
            try {
                EthAddress address = Keystore.create(file, secret, password);
                print(Objects.requireNonNull(spec), file, address, json);
            } finally {
                Arrays.fill(secret, (byte) 0);
                Arrays.fill(password, '\0');
            }
            return ExitCode.OK;
        }

        private static byte[] secret(String text) {
            return Hex.parse(text.startsWith("0x") ? text : "0x" + text)
                    .filter(PrivateKey::isKey)
                    .orElseThrow(() ->
                            new ConfigException(Secrets.PRIVATE_KEY + " is not set to a key"));
        }

        private static byte[] newSecret() {
            var secret = new byte[Bytes32.BYTES];
            var random = new SecureRandom();
            do {
                random.nextBytes(secret);
            } while (!PrivateKey.isKey(secret));
            return secret;
        }

        /// Asked for twice where a person types it: a mistyped one could never be found again.
        private static char[] newPassword(Secrets secrets) throws IOException {
            char[] first = secrets.password("New password: ");
            char[] second = secrets.password("Once more: ");
            boolean same = Arrays.equals(first, second);
            Arrays.fill(second, '\0');
            if (!same || first.length == 0) {
                Arrays.fill(first, '\0');
                throw new ConfigException("the password is empty, or was not the same twice");
            }
            return first;
        }
    }

    @Command(
            name = "address",
            mixinStandardHelpOptions = true,
            description = "Prints the address of a file's key.",
            footer = {"", "Example:", "  foretick keystore address wallet.json --open"})
    static final class Address implements Callable<Integer> {

        @Spec private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "File that holds the key.")
        private Path file = Path.of("");

        @Option(
                names = "--open",
                description = "Open it with the password and compute the address of its key.")
        private boolean open;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            EthAddress address =
                    open
                            ? SignerOptions.secrets(System.getenv()).keystore(file).address()
                            : Keystore.address(file);
            print(Objects.requireNonNull(spec), file, address, json);
            return ExitCode.OK;
        }
    }

    private static void print(CommandSpec spec, Path file, EthAddress address, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? MAPPER.createObjectNode()
                                .put("file", file.toString())
                                .put("address", address.checksummed())
                                .toPrettyString()
                        : address.checksummed());
        out.flush();
    }
}
