package io.foretick.base;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, by which files are told apart and venues' checksums are checked. Not for state and
/// commands, whose digest is [Digest].
public final class Sha256 {

    private Sha256() {}

    /// A new digest, to which bytes are added; owned by one thread.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The digest of all that was added, 64 digits in lower case; `digest` is as new afterwards.
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The digest of these bytes, 64 digits in lower case.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }
}
