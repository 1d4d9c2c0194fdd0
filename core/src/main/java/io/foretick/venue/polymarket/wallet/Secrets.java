package io.foretick.venue.polymarket.wallet;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds keys and credentials where the environment says they are. Shows none of them.
public final class Secrets {

    public static final String PRIVATE_KEY = "FORETICK_PRIVATE_KEY";
    public static final String KEYSTORE = "FORETICK_KEYSTORE";
    public static final String KEYSTORE_PASSWORD = "FORETICK_KEYSTORE_PASSWORD";
    public static final String SIGNER_COMMAND = "FORETICK_SIGNER_COMMAND";
    public static final String SIGNER_ADDRESS = "FORETICK_SIGNER_ADDRESS";
    public static final String API_KEY = "FORETICK_API_KEY";
    public static final String API_SECRET = "FORETICK_API_SECRET";
    public static final String API_PASSPHRASE = "FORETICK_API_PASSPHRASE";

    private static final Duration SIGNER_PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final PasswordPrompt prompt;

    /// Asks a person for a keystore's password where the environment has none.
    @FunctionalInterface
    public interface PasswordPrompt {

        /// What the person types; the caller wipes it.
        ///
        /// @param question what to show
        /// @throws IOException if there is nobody to ask
        char[] ask(String question) throws IOException;
    }

    public Secrets(Map<String, String> environment, PasswordPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.prompt = prompt;
    }

    /// Whoever signs for the wallet: the one of key, keystore and program outside that is named.
    ///
    /// @throws IOException if none or more than one is named, or it does not open
    public Signer signer() throws IOException {
        List<String> named =
                List.of(PRIVATE_KEY, KEYSTORE, SIGNER_COMMAND).stream()
                        .filter(environment::containsKey)
                        .toList();
        if (named.size() != 1) {
            throw new IOException(
                    "set one of %s, %s and %s; set are %s"
                            .formatted(PRIVATE_KEY, KEYSTORE, SIGNER_COMMAND, named));
        }
        return switch (named.getFirst()) {
            case PRIVATE_KEY -> ofText(required(PRIVATE_KEY));
            case KEYSTORE -> keystore(Path.of(required(KEYSTORE)));
            default -> program(); // the third name
        };
    }

    /// The key of a keystore whose password the environment or a person knows.
    ///
    /// @throws IOException if it does not open
    public Signer keystore(Path file) throws IOException {
        char[] password = password("Password of " + file + ": ");
        try {
            return Keystore.open(file, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// A keystore's password, of the environment or a person; the caller wipes it.
    ///
    /// @throws IOException if there is none and nobody to ask
    public char[] password(String question) throws IOException {
        String given = environment.get(KEYSTORE_PASSWORD);
        return given != null ? given.toCharArray() : prompt.ask(question);
    }

    /// All that private requests are signed with.
    ///
    /// @throws IOException if a part is missing
    public ApiCredentials apiCredentials() throws IOException {
        return new ApiCredentials(
                required(API_KEY), required(API_SECRET), required(API_PASSPHRASE));
    }

    /// The key under which orders are posted, which is all that an order needs of the credentials.
    ///
    /// @throws IOException if it is missing
    public String apiKey() throws IOException {
        return required(API_KEY);
    }

    /// Whether the environment holds the credentials.
    public boolean hasApiCredentials() {
        return environment.keySet().containsAll(List.of(API_KEY, API_SECRET, API_PASSPHRASE));
    }

    private static Signer ofText(String text) throws IOException {
        try {
            return PrivateKey.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(PRIVATE_KEY + ": " + e.getMessage(), e);
        }
    }

    private Signer program() throws IOException {
        String command = required(SIGNER_COMMAND).strip();
        Optional<EthAddress> address = EthAddress.parse(required(SIGNER_ADDRESS).strip());
        if (command.isEmpty() || address.isEmpty()) {
            throw new IOException(
                    "%s must name a program and %s the address of its key"
                            .formatted(SIGNER_COMMAND, SIGNER_ADDRESS));
        }
        return new ExternalSigner(List.of(command.split(" +")), address.get(), SIGNER_PATIENCE);
    }

    private String required(String name) throws IOException {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IOException(name + " is not set");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
