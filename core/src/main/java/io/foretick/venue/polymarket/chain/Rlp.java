package io.foretick.venue.polymarket.chain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/// Recursive Length Prefix, in which transactions are written (Ethereum Yellow Paper, appendix B).
/// Writes only.
final class Rlp {

    private static final int BYTES = 0x80;
    private static final int LIST = 0xc0;
    private static final int SHORT_MAX = 55;

    private Rlp() {}

    /// Bytes of any number.
    static byte[] bytes(byte[] content) {
        boolean isItself = content.length == 1 && (content[0] & 0xff) < BYTES;
        return isItself ? content.clone() : prefixed(BYTES, content);
    }

    /// A number of zero or more, without leading zeros.
    static byte[] number(BigInteger value) {
        return bytes(minimal(value));
    }

    /// A number of zero or more, without leading zeros.
    static byte[] number(long value) {
        return number(BigInteger.valueOf(value));
    }

    /// A list of items that are encoded already.
    static byte[] list(byte[]... items) {
        var out = new ByteArrayOutputStream();
        for (byte[] item : items) {
            out.writeBytes(item);
        }
        return prefixed(LIST, out.toByteArray());
    }

    private static byte[] prefixed(int kind, byte[] content) {
        var out = new ByteArrayOutputStream();
        if (content.length <= SHORT_MAX) {
            out.write(kind + content.length);
        } else {
            byte[] length = minimal(BigInteger.valueOf(content.length));
            out.write(kind + SHORT_MAX + length.length);
            out.writeBytes(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] minimal(BigInteger value) {
        byte[] signed = value.toByteArray(); // a leading 0 where the top bit is set, and for 0
        return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }
}
