package io.foretick.venue.ethereum;

import org.bouncycastle.crypto.digests.KeccakDigest;

import java.nio.charset.StandardCharsets;

/// Ethereum's hash: Keccak with 256 bits and the padding from before SHA-3 was fixed. Not SHA3-256.
public final class Keccak256 {

    private static final int BYTES = 32;

    private Keccak256() {}

    /// 32 bytes.
    public static byte[] hash(byte[] input) {
        var digest = new KeccakDigest(BYTES * Byte.SIZE);
        digest.update(input, 0, input.length);
        var out = new byte[BYTES];
        digest.doFinal(out, 0);
        return out;
    }

    /// Hash of the text's UTF-8 bytes.
    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
