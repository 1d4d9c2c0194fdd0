package io.foretick.session.doctor;

import io.foretick.session.account.WalletTerms;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.HmacSignature;
import io.foretick.venue.polymarket.wallet.Keystore;
import io.foretick.venue.polymarket.wallet.Secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The shape of keys and credentials, and whether they fit together. Says which variable is wrong,
/// never what it holds.
final class CredentialChecks implements CheckGroup {

    private static final List<String> KEYS =
            List.of(Secrets.PRIVATE_KEY, Secrets.KEYSTORE, Secrets.SIGNER_COMMAND);
    private static final List<String> API =
            List.of(Secrets.API_KEY, Secrets.API_SECRET, Secrets.API_PASSPHRASE);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public List<Finding> examine(Examination examination) {
        Map<String, String> environment = examination.environment();
        var findings = new ArrayList<Finding>();
        findings.add(key(environment));
        findings.add(api(environment));
        address(environment)
                .ifPresent(address ->
                        findings.add(
                                wallet(WalletTerms.of(examination.config().account()), address)));
        return findings;
    }

    static Finding key(Map<String, String> environment) {
        List<String> named = KEYS.stream().filter(name -> isSet(environment, name)).toList();
        if (named.size() != 1) {
            return Finding.failed(
                    "key", "set one of " + String.join(", ", KEYS) + "; set are " + named);
        }
        return switch (named.getFirst()) {
            case Secrets.PRIVATE_KEY -> privateKey(environment);
            case Secrets.KEYSTORE -> keystore(environment);
            default -> signer(environment);
        };
    }

    private static Finding privateKey(Map<String, String> environment) {
        return address(environment)
                .map(address -> Finding.ok("key", Secrets.PRIVATE_KEY + ", address " + address))
                .orElseGet(() ->
                        Finding.failed(
                                "key",
                                Secrets.PRIVATE_KEY + " is not 64 hexadecimal digits of a key"));
    }

    private static Finding signer(Map<String, String> environment) {
        return address(environment)
                .map(address -> Finding.ok("key", Secrets.SIGNER_COMMAND + " signs for " + address))
                .orElseGet(() -> Finding.failed("key", Secrets.SIGNER_ADDRESS + " is no address"));
    }

    /// Opens it where the environment has its password. Others must not be able to read it.
    private static Finding keystore(Map<String, String> environment) {
        try {
            Path file = keystoreFile(environment);
            EthAddress address = Keystore.address(file);
            if (isOpenToOthers(file)) {
                return Finding.warning("key", "others may read the file of " + Secrets.KEYSTORE);
            }
            if (!isSet(environment, Secrets.KEYSTORE_PASSWORD)) {
                return Finding.ok("key", "a keystore of " + address + ", not opened");
            }
            var secrets = new Secrets(environment, CredentialChecks::nobody);
            return Finding.ok("key", "a keystore of " + secrets.keystore(file).address());
        } catch (IOException | InvalidPathException e) {
            // Where somebody has put the key itself into this variable, messages would show it.
            String shown = environment.getOrDefault(Secrets.KEYSTORE, "").strip();
            String message = String.valueOf(e.getMessage()).replace(shown, "its file");
            return Finding.failed(
                    "key",
                    Secrets.KEYSTORE
                            + ": "
                            + (message.equals("its file") ? "cannot be read" : message));
        }
    }

    private static Path keystoreFile(Map<String, String> environment) {
        return Path.of(environment.getOrDefault(Secrets.KEYSTORE, "").strip());
    }

    private static char[] nobody(String question) throws IOException {
        throw new IOException("no password");
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    static Finding api(Map<String, String> environment) {
        List<String> missing = API.stream().filter(name -> !isSet(environment, name)).toList();
        if (missing.size() == API.size()) {
            return Finding.ok("api_credentials", "none given; the key logs in for them");
        }
        if (!missing.isEmpty()) {
            return Finding.failed("api_credentials", "not set: " + String.join(", ", missing));
        }
        if (!UUID.matcher(environment.getOrDefault(Secrets.API_KEY, "").strip()).matches()) {
            return Finding.failed("api_credentials", Secrets.API_KEY + " is no UUID");
        }
        try {
            String _ =
                    HmacSignature.sign(
                            environment.getOrDefault(Secrets.API_SECRET, "").strip(),
                            0,
                            "GET",
                            "/",
                            "");
            return Finding.ok("api_credentials", "complete, of the right shape");
        } catch (IllegalArgumentException _) {
            return Finding.failed("api_credentials", Secrets.API_SECRET + " is not base64");
        }
    }

    static Finding wallet(WalletTerms terms, EthAddress key) {
        return terms.problem(key)
                .map(problem -> Finding.failed("wallet", problem))
                .orElseGet(() ->
                        Finding.ok(
                                "wallet",
                                terms.funder().isEmpty()
                                        ? "the key's own, " + key
                                        : terms.type() + " " + terms.funder()));
    }

    /// The address of the key, where it is known without a password.
    private static Optional<EthAddress> address(Map<String, String> environment) {
        try {
            if (isSet(environment, Secrets.PRIVATE_KEY)) {
                String text = environment.getOrDefault(Secrets.PRIVATE_KEY, "").strip();
                return Optional.of(PrivateKey.parse(text).address());
            }
            if (isSet(environment, Secrets.KEYSTORE)) {
                return Optional.of(Keystore.address(keystoreFile(environment)));
            }
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty(); // the check of the key says so
        }
        return EthAddress.parse(environment.getOrDefault(Secrets.SIGNER_ADDRESS, "").strip());
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
