package io.foretick.session.doctor;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.HmacSignature;

import java.io.IOException;
import java.nio.file.Files;
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

    static final String PRIVATE_KEY = "FORETICK_PRIVATE_KEY";
    static final String KEYSTORE = "FORETICK_KEYSTORE";
    static final String SIGNER_COMMAND = "FORETICK_SIGNER_COMMAND";
    static final String SIGNER_ADDRESS = "FORETICK_SIGNER_ADDRESS";
    static final String API_KEY = "FORETICK_API_KEY";
    static final String API_SECRET = "FORETICK_API_SECRET";
    static final String API_PASSPHRASE = "FORETICK_API_PASSPHRASE";

    private static final List<String> KEYS = List.of(PRIVATE_KEY, KEYSTORE, SIGNER_COMMAND);
    private static final List<String> API = List.of(API_KEY, API_SECRET, API_PASSPHRASE);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public List<Finding> examine(Examination examination) {
        Map<String, String> environment = examination.environment();
        var findings = new ArrayList<Finding>();
        findings.add(key(environment));
        findings.add(api(environment));
        address(environment)
                .ifPresent(address -> findings.add(wallet(WalletTerms.of(environment), address)));
        return findings;
    }

    static Finding key(Map<String, String> environment) {
        List<String> named = KEYS.stream().filter(name -> isSet(environment, name)).toList();
        if (named.size() != 1) {
            return Finding.failed(
                    "key", "set one of " + String.join(", ", KEYS) + "; set are " + named);
        }
        return switch (named.getFirst()) {
            case PRIVATE_KEY -> privateKey(environment);
            case KEYSTORE -> keystore(Path.of(environment.getOrDefault(KEYSTORE, "")));
            default -> signer(environment);
        };
    }

    private static Finding privateKey(Map<String, String> environment) {
        return address(environment)
                .map(address -> Finding.ok("key", PRIVATE_KEY + ", address " + address))
                .orElseGet(() ->
                        Finding.failed(
                                "key", PRIVATE_KEY + " is not 64 hexadecimal digits of a key"));
    }

    private static Finding signer(Map<String, String> environment) {
        return address(environment)
                .map(address -> Finding.ok("key", SIGNER_COMMAND + " signs for " + address))
                .orElseGet(() -> Finding.failed("key", SIGNER_ADDRESS + " is no address"));
    }

    /// Whether others may read the file is asked too; that it opens is proved when it is used.
    private static Finding keystore(Path file) {
        try {
            if (!Files.isReadable(file) || !Files.readString(file).contains("\"crypto\"")) {
                return Finding.failed(
                        "key", "the file of " + KEYSTORE + " is no readable keystore");
            }
            return isOpenToOthers(file)
                    ? Finding.warning("key", "others may read the file of " + KEYSTORE)
                    : Finding.ok("key", KEYSTORE);
        } catch (IOException e) {
            return Finding.failed("key", "the file of " + KEYSTORE + ": " + e.getMessage());
        }
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
        if (!UUID.matcher(environment.getOrDefault(API_KEY, "").strip()).matches()) {
            return Finding.failed("api_credentials", API_KEY + " is no UUID");
        }
        try {
            String _ =
                    HmacSignature.sign(
                            environment.getOrDefault(API_SECRET, "").strip(), 0, "GET", "/", "");
            return Finding.ok("api_credentials", "complete, of the right shape");
        } catch (IllegalArgumentException _) {
            return Finding.failed("api_credentials", API_SECRET + " is not base64");
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
        if (isSet(environment, PRIVATE_KEY)) {
            try {
                String text = environment.getOrDefault(PRIVATE_KEY, "").strip();
                return Optional.of(PrivateKey.parse(text).address());
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return EthAddress.parse(environment.getOrDefault(SIGNER_ADDRESS, "").strip());
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
