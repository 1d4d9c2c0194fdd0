package io.foretick.cli;

import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a command finds the key that signs. Never on the command line itself, which others can
/// see.
final class SignerOptions {

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description =
                    "Encrypted key to sign with; its password is FORETICK_KEYSTORE_PASSWORD or"
                            + " asked for. Otherwise FORETICK_PRIVATE_KEY, FORETICK_KEYSTORE or"
                            + " FORETICK_SIGNER_COMMAND says where the key is.")
    private @Nullable Path keystore;

    /// The secrets that the environment names.
    static Secrets secrets(Map<String, String> environment) {
        return new Secrets(environment, SignerOptions::ask);
    }

    /// Whoever signs.
    ///
    /// @throws IOException if nobody does
    Signer signer(Secrets secrets) throws IOException {
        return keystore == null ? secrets.signer() : secrets.keystore(keystore);
    }

    /// Nothing is asked where nobody sits.
    private static char[] ask(String question) throws IOException {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", question))
                .filter(password -> password.length > 0)
                .orElseThrow(() ->
                        new IOException(
                                "a keystore needs its password: set " + Secrets.KEYSTORE_PASSWORD));
    }
}
