package io.foretick.venue.evm;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;

/// Numbers as nodes write them: hexadecimal digits after `0x`, without leading zeros. Stateless.
final class Quantities {

    private static final int HEX = 16;
    private static final int DIGITS_MAX = 64;

    private Quantities() {}

    /// A number that fits 63 bits.
    ///
    /// @param name what it is, for the message
    /// @throws IllegalArgumentException if it is none
    static long whole(JsonNode text, String name) {
        try {
            return parse(text.asString("")).longValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is no number: " + text, e);
        }
    }

    private static BigInteger parse(String text) {
        boolean wellFormed = text.startsWith("0x") && text.length() <= 2 + DIGITS_MAX;
        if (!wellFormed || text.startsWith("-", 2) || text.startsWith("+", 2)) {
            throw new IllegalArgumentException("no hexadecimal number");
        }
        return new BigInteger(text.substring(2), HEX);
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
