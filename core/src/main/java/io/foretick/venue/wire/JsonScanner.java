package io.foretick.venue.wire;

import io.foretick.base.Times;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads one JSON text from bytes, front to back, without allocating. Owned by one decoder and
/// reused.
///
/// How it works: the caller walks the structure (`enterObject`, `nextKey`, a value, `nextKey` ...)
/// and must take or [#skip] each value. The first thing that is not JSON, or not what the caller
/// asked for, breaks the scanner: from then on every question is answered with "nothing more", and
/// [#finished] is false. So a decoder reads to the end, asks once, and only then acts. Bytes inside
/// strings are not checked to be UTF-8.
public final class JsonScanner {

    /// Deepest nesting that is still read.
    public static final int DEPTH_MAX = 64;

    /// What [#nextKey] answers at the end of an object, or when the text is broken.
    public static final int END = -2;

    /// What [#peek] answers when nothing is left.
    public static final int NOTHING = 0;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private static final byte[] NO_BYTES = new byte[0];

    private final Decimals decimals = new Decimals();
    private final JsonText text = new JsonText();
    private byte[] bytes = NO_BYTES;
    private int at;
    private int end;
    private boolean fresh;
    private boolean broken;

    /// Starts over with another text.
    public void reset(byte[] json, int offset, int length) {
        bytes = json;
        text.reset(json);
        at = offset;
        end = offset + length;
        fresh = false;
        broken = false;
    }

    /// The first byte of the next value or sign, blanks aside, without taking it; or [#NOTHING].
    public int peek() {
        if (at < end && bytes[at] > ' ') {
            return bytes[at];
        }
        return peekBeyondBlanks();
    }

    private int peekBeyondBlanks() {
        while (at < end) {
            byte c = bytes[at];
            if (c > ' ') {
                return c;
            }
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c == 0 ? -1 : c;
            }
            at++;
        }
        return NOTHING;
    }

    /// Whether the whole text was taken and was JSON.
    public boolean finished() {
        return !broken && peek() == NOTHING;
    }

    public boolean broken() {
        return broken;
    }

    /// Declares the text broken.
    public void fail() {
        broken = true;
        at = end;
    }

    /// Where the next value starts.
    public int mark() {
        peek();
        return at;
    }

    /// Goes to a value that was passed before, and forgets what was broken since.
    public void moveTo(int mark) {
        at = mark;
        broken = false;
        fresh = false;
    }

    /// Takes the opening of an object; anything else breaks the scanner.
    public boolean enterObject() {
        return enter('{');
    }

    /// Takes the opening of an array; anything else breaks the scanner.
    public boolean enterArray() {
        return enter('[');
    }

    /// Goes on to the next member of the object: its key is looked up, its value is next.
    ///
    /// @return the place of the key in `keys`, [Words#UNKNOWN], or [#END]
    public int nextKey(Words keys) {
        if (takeCompactKey()) {
            return text.find(keys);
        }
        if (!nextMember('}')) {
            return END;
        }
        if (peek() != '"') {
            fail();
            return END;
        }
        int key = takeKey(keys);
        if (peek() != ':') {
            fail();
            return END;
        }
        at++;
        return key;
    }

    // The usual case in one step: comma, key and colon with nothing between them.
    private boolean takeCompactKey() {
        int quote = fresh ? at : at + 1;
        if (quote >= end || bytes[quote] != '"' || (!fresh && bytes[at] != ',')) {
            return false;
        }
        int stop = isLetterAt(quote + 1) ? quote + 2 : stop(quote + 1);
        if (stop + 1 >= end || bytes[stop] != '"' || bytes[stop + 1] != ':') {
            return false;
        }
        text.set(quote + 1, stop - quote - 1);
        at = stop + 2;
        fresh = false;
        return true;
    }

    // Binance's keys are single letters: then nothing has to wait until their end is found.
    private boolean isLetterAt(int k) {
        if (k + 1 >= end || bytes[k + 1] != '"') {
            return false;
        }
        int lower = bytes[k] | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private int takeKey(Words keys) {
        if (!takeString()) {
            fail();
            return Words.UNKNOWN;
        }
        return text.find(keys);
    }

    /// Goes on to the next element of the array; false at its end, or when the text is broken.
    public boolean nextElement() {
        if (!nextMember(']')) {
            return false;
        }
        if (peek() == ']') {
            fail(); // a comma before the end
        }
        return !broken;
    }

    /// Takes a string; its bytes are then in [#text].
    public boolean readText() {
        if (peek() != '"' || !takeString()) {
            fail();
        }
        return !broken;
    }

    /// The string taken last, of a key or a value; valid until the next one.
    public JsonText text() {
        return text;
    }

    /// Takes a string and looks it up; an unknown one is no fault.
    public int readWord(Words words) {
        return readText() ? text.find(words) : Words.UNKNOWN;
    }

    /// Takes a decimal of zero or more, bare or in a string, that 8 decimals hold exactly.
    public long readDecimalE8() {
        return readNumber(0, false);
    }

    /// Takes a decimal of zero or more, divides it by `10^scale` and drops what is beyond 8
    /// decimals.
    public long readTruncatedE8(int scale) {
        return readNumber(scale, true);
    }

    /// Takes a whole number of zero or more, bare or in a string.
    public long readLong() {
        boolean quoted = peek() == '"';
        at += quoted ? 1 : 0;
        int start = at;
        long whole = readDigits();
        if (broken) {
            return 0;
        }
        int next = at < end ? bytes[at] : NOTHING;
        boolean good =
                quoted
                        ? next == '"'
                        : next != '.'
                                && (next | 0x20) != 'e'
                                && (bytes[start] != '0' || at == start + 1);
        if (!good) {
            fail();
            return 0;
        }
        at += quoted ? 1 : 0;
        return whole;
    }

    /// Takes an epoch number, bare or in a string, whose unit (s, ms, µs, ns) is told by its
    /// magnitude.
    public long readTimeNs() {
        long epoch = readLong();
        if (!representable(epoch)) {
            fail();
            return 0;
        }
        return Times.ofEpochAnyUnit(epoch);
    }

    /// Takes `true` or `false`.
    public boolean readBoolean() {
        boolean value = peek() == 't';
        if (!takeLiteral(value ? "true" : "false")) {
            fail();
        }
        return value && !broken;
    }

    /// Takes a value of any kind.
    public void skip() {
        long arrays = 0; // bit k: whether the container at depth k is an array
        int depth = 0;
        do {
            int c = peek();
            if (c == '{' || c == '[') {
                depth++;
                if (depth == DEPTH_MAX) {
                    fail();
                    return;
                }
                long bit = 1L << depth;
                arrays = c == '[' ? arrays | bit : arrays & ~bit;
                at++;
                fresh = true;
            } else {
                skipScalar(c);
            }
            depth = toNextValue(arrays, depth);
        } while (depth > 0);
    }

    // Nanoseconds end in the year 2262; later seconds, milliseconds or microseconds do not fit.
    private static boolean representable(long epoch) {
        return epoch < 9_000_000_000L
                || (epoch >= 100_000_000_000L && epoch < 9_000_000_000_000L)
                || (epoch >= 100_000_000_000_000L && epoch < 9_000_000_000_000_000L)
                || epoch >= 100_000_000_000_000_000L;
    }

    // Closes what ends here and stops before the next value; the depth of that value, 0 at the end.
    private int toNextValue(long arrays, int depth) {
        int left = depth;
        while (left > 0) {
            boolean array = (arrays >>> left & 1) != 0;
            if (!nextMember(array ? ']' : '}')) {
                left = broken ? 0 : left - 1;
                continue;
            }
            if (!array) {
                skipKey();
            } else if (peek() == ']') {
                fail();
            }
            return broken ? 0 : left;
        }
        return 0;
    }

    private void skipKey() {
        if (peek() != '"' || !takeString() || peek() != ':') {
            fail();
        } else {
            at++;
        }
    }

    private boolean enter(int opening) {
        if (broken || peek() != opening) {
            fail();
            return false;
        }
        at++;
        fresh = true;
        return true;
    }

    // Takes the comma before a member, or the closing sign.
    private boolean nextMember(int closing) {
        boolean first = fresh;
        fresh = false;
        int c = broken ? NOTHING : peek();
        if (c == closing) {
            at++;
            return false;
        }
        if (!first) {
            if (c != ',') {
                fail();
                return false;
            }
            at++;
        } else if (c == NOTHING) {
            fail();
            return false;
        }
        return true;
    }

    private void skipScalar(int first) {
        boolean good =
                switch (first) {
                    case '"' -> takeString();
                    case 't' -> takeLiteral("true");
                    case 'f' -> takeLiteral("false");
                    case 'n' -> takeLiteral("null");
                    default -> takeBareNumber();
                };
        if (!good) {
            fail();
        }
    }

    private boolean takeLiteral(String literal) {
        if (broken || end - at < literal.length()) {
            return false;
        }
        for (int k = 0; k < literal.length(); k++) {
            if (bytes[at + k] != literal.charAt(k)) {
                return false;
            }
        }
        at += literal.length();
        return true;
    }

    private long readDigits() {
        int start = at;
        long whole = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            if (whole > (Long.MAX_VALUE - 9) / 10) {
                fail();
                return 0;
            }
            whole = whole * 10 + bytes[at] - '0';
            at++;
        }
        if (at == start) {
            fail();
        }
        return whole;
    }

    private long readNumber(int scale, boolean truncate) {
        int limit = end;
        boolean quoted = peek() == '"';
        int start = at + (quoted ? 1 : 0);
        if (!quoted) {
            takeBareNumber(); // its grammar is stricter
            limit = at;
        }
        int stop = broken ? Decimals.NONE : decimals.read(bytes, start, limit, scale, truncate);
        boolean closed = quoted ? stop < limit && bytes[Math.max(0, stop)] == '"' : stop == limit;
        if (stop == Decimals.NONE || !closed) {
            fail();
            return 0;
        }
        at = quoted ? stop + 1 : stop;
        return decimals.value();
    }

    // A number as the grammar of JSON has it.
    private boolean takeBareNumber() {
        if (at < end && bytes[at] == '-') {
            at++;
        }
        int whole = at;
        boolean good = takeDigits() && (bytes[whole] != '0' || at == whole + 1);
        if (good && at < end && bytes[at] == '.') {
            at++;
            good = takeDigits();
        }
        if (good && at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            good = takeDigits();
        }
        if (!good) {
            fail();
        }
        return good;
    }

    private boolean takeDigits() {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > start;
    }

    // The opening quote is next.
    private boolean takeString() {
        int start = at + 1;
        int stop = stop(start);
        return stop < end && endString(start, stop);
    }

    // Where the first quote, escape or control sign stands, eight bytes at a time; or the end.
    private int stop(int start) {
        int k = start;
        for (; k + 8 <= end; k += 8) {
            long word = (long) WORD.get(bytes, k);
            long quotes = word ^ '"' * ONES;
            long escapes = word ^ '\\' * ONES;
            long found =
                    ((quotes - ONES & ~quotes)
                                    | (escapes - ONES & ~escapes)
                                    | (word - 0x20 * ONES & ~word))
                            & HIGHS;
            if (found != 0) {
                return k + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (k < end && bytes[k] != '"' && bytes[k] != '\\' && (bytes[k] & 0xff) >= ' ') {
            k++;
        }
        return k;
    }

    private boolean endString(int start, int stop) {
        if (bytes[stop] == '"') {
            text.set(start, stop - start);
            at = stop + 1;
            return true;
        }
        int close = bytes[stop] == '\\' ? text.unescape(bytes, start, end) : JsonText.BROKEN;
        at = close + 1;
        return close != JsonText.BROKEN;
    }
}
