package io.foretick.venue.ethereum;

import java.util.HexFormat;
import java.util.Optional;

/// Bytes as text of the form `0x1f`, two digits a byte. Not for numbers without leading zeros.
public final class Hex {

    private static final String PREFIX = "0x";

    private Hex() {}

    /// Lower-case digits after `0x`.
    public static String of(byte[] bytes) {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /// The bytes, of digits in either case; empty if the text is anything else.
    public static Optional<byte[]> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() % 2 != 0) {
            return Optional.empty();
        }
        for (int at = PREFIX.length(); at < text.length(); at++) {
            if (!HexFormat.isHexDigit(text.charAt(at))) {
                return Optional.empty();
            }
        }
        return Optional.of(HexFormat.of().parseHex(text, PREFIX.length(), text.length()));
    }
}
