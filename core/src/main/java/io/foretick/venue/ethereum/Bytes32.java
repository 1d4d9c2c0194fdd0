package io.foretick.venue.ethereum;

import java.util.Locale;
import java.util.Optional;

/// 32 bytes that never change: a digest, an order id, or a `bytes32` field.
///
/// @param hex `0x` and 64 lower-case digits
public record Bytes32(String hex) {

    /// Its length.
    public static final int BYTES = 32;

    /// All zero, what an unused field holds.
    public static final Bytes32 ZERO = new Bytes32("0x" + "0".repeat(2 * BYTES));

    public Bytes32 {
        boolean wellFormed = Hex.parse(hex).filter(bytes -> bytes.length == BYTES).isPresent();
        if (!wellFormed || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "expected 0x and 64 lower-case digits, had " + hex.length() + " characters");
        }
    }

    /// Of exactly 32 bytes.
    public static Bytes32 of(byte[] bytes) {
        return new Bytes32(Hex.of(bytes));
    }

    /// Digits in either case; empty if the text is no 32 bytes.
    public static Optional<Bytes32> parse(String text) {
        return Hex.parse(text).filter(bytes -> bytes.length == BYTES).map(Bytes32::of);
    }

    /// A fresh copy.
    public byte[] bytes() {
        return Hex.parse(hex).orElseThrow();
    }

    @Override
    public String toString() {
        return hex;
    }
}
