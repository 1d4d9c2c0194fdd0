package io.foretick.venue.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of the string that a [JsonScanner] took last: a part of the frame, or a copy without
/// its escapes. Owned by the scanner; valid until its next step.
public final class JsonText {

    static final int BROKEN = -1;

    private static final byte[] ESCAPES = escapes();

    private byte[] frame = new byte[0];
    private byte[] copy = new byte[64];
    private boolean copied;
    private int offset;
    private int length;

    public byte[] bytes() {
        return copied ? copy : frame;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The place of this text in `words`, or [Words#UNKNOWN].
    public int find(Words words) {
        return words.find(bytes(), offset, length);
    }

    /// A copy as a `String`; allocates.
    public String copyToString() {
        return new String(bytes(), offset, length, StandardCharsets.UTF_8);
    }

    void reset(byte[] from) {
        frame = from;
        set(0, 0);
    }

    void set(int start, int size) {
        copied = false;
        offset = start;
        length = size;
    }

    /// Copies the string that starts at `start` without its escapes.
    ///
    /// @return where its closing quote is, or [#BROKEN]
    int unescape(byte[] from, int start, int end) {
        int used = 0;
        int k = start;
        while (k < end && from[k] != '"') {
            if (used + 4 > copy.length) {
                copy = Arrays.copyOf(copy, 2 * copy.length);
            }
            int c = from[k] & 0xff;
            if (c < ' ') {
                return BROKEN;
            }
            if (c != '\\') {
                copy[used++] = from[k++];
                continue;
            }
            int point = codePoint(from, k, end);
            if (point < 0) {
                return BROKEN;
            }
            used += encode(point, used);
            k += from[k + 1] != 'u' ? 2 : point < 0x10000 ? 6 : 12;
        }
        set(0, used);
        copied = true;
        return k < end ? k : BROKEN;
    }

    // What the escape at `k` stands for, or a negative number.
    private static int codePoint(byte[] from, int k, int end) {
        if (k + 1 >= end) {
            return BROKEN;
        }
        if (from[k + 1] != 'u') {
            int plain = from[k + 1] < 0 ? 0 : ESCAPES[from[k + 1]];
            return plain == 0 ? BROKEN : plain;
        }
        int high = hex(from, k + 2, end);
        if (high < 0 || !Character.isSurrogate((char) high)) {
            return high;
        }
        boolean paired = k + 7 < end && from[k + 6] == '\\' && from[k + 7] == 'u';
        int low = paired ? hex(from, k + 8, end) : BROKEN;
        boolean good = low >= 0 && Character.isSurrogatePair((char) high, (char) low);
        return good ? Character.toCodePoint((char) high, (char) low) : BROKEN;
    }

    private static int hex(byte[] from, int k, int end) {
        if (k + 4 > end) {
            return BROKEN;
        }
        int value = 0;
        for (int j = k; j < k + 4; j++) {
            int digit = Character.digit((char) (from[j] & 0xff), 16);
            if (digit < 0 || from[j] < 0) {
                return BROKEN;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int encode(int point, int to) {
        if (point < 0x80) {
            copy[to] = (byte) point;
            return 1;
        }
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, copy, to, utf8.length);
        return utf8.length;
    }

    private static byte[] escapes() {
        byte[] plain = new byte[128];
        plain['"'] = '"';
        plain['\\'] = '\\';
        plain['/'] = '/';
        plain['b'] = '\b';
        plain['f'] = '\f';
        plain['n'] = '\n';
        plain['r'] = '\r';
        plain['t'] = '\t';
        return plain;
    }
}
