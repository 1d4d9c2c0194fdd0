package io.foretick.venue.evm;

import io.foretick.venue.ethereum.Hex;

import java.math.BigInteger;
import java.util.Arrays;

/// Words of 32 bytes, as contracts write numbers (Solidity, contract ABI specification). Immutable.
final class AbiWords {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private AbiWords(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param text digits after `0x`
    /// @param count how many words it must hold
    /// @throws IllegalArgumentException if it is anything else
    static AbiWords parse(String text, int count) {
        byte[] bytes =
                Hex.parse(text)
                        .orElseThrow(() ->
                                new IllegalArgumentException("'" + cut(text) + "' is no hex"));
        if (bytes.length != count * BYTES) {
            throw new IllegalArgumentException(
                    "%d words were expected, %d bytes came".formatted(count, bytes.length));
        }
        return new AbiWords(bytes);
    }

    private static String cut(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    /// A `uint256` or a shorter one.
    BigInteger unsigned(int word) {
        return new BigInteger(1, bytes(word));
    }

    /// An `int256` or a shorter one.
    BigInteger signed(int word) {
        return new BigInteger(bytes(word));
    }

    /// A signed number that fits 32 bits.
    int small(int word) {
        try {
            return signed(word).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("word " + word + " is out of range", e);
        }
    }

    private byte[] bytes(int word) {
        return Arrays.copyOfRange(bytes, word * BYTES, (word + 1) * BYTES);
    }
}
