package io.foretick.venue.binance.archive;

import io.foretick.base.Times;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A row of a file of trades in the very spelling that Binance uses, read a word at a time. Owned
/// by one [TradeCsv] and reused; not a parser: whatever differs is left to [AnyRow], which also
/// judges what is malformed.
///
/// How it works: eight characters are loaded as one word, the first of them lowest. Subtracting `0`
/// from each leaves digits; the first comma or point is found by the trick that finds a zero byte;
/// shifting the word left by what lies behind it puts zeros before the number; and three
/// multiplications join eight digits (Lemire and Langdale, simdjson, `parse_eight_digits`). What
/// cannot be right is collected in one flag and looked at once a row. Where a number most likely
/// ends as that of the last row did, that place is looked at first: the processor then goes on from
/// there before it knows, and does not wait for the search.
final class UsualRow {

    /// The row is spelt in another way; nothing was learned.
    static final int UNUSUAL = -1;

    /// How many bytes behind a row may be looked at.
    static final int OVERRUN = 128;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long ZEROS = '0' * ONES;
    private static final long TEN_AND_MORE = (0x80 - 10) * ONES;
    private static final long COMMA = (',' ^ '0') * ONES;
    private static final long POINT = ('.' ^ '0') * ONES;
    private static final long WHOLE_E8 = 100_000_000L;
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final int WORD_BYTES = 8;
    private static final int MILLIS_REST = 5; // digits behind the first eight
    private static final long TRUE = letters("True");
    private static final long TRUE_MASK = 0xFFFF_FFFFL;
    private static final long FALSE = letters("False");
    private static final long FALSE_MASK = 0xFF_FFFF_FFFFL;

    private int at;
    private long wrong; // not 0 once anything is unusual
    private int idRest; // digits of the last id behind the first eight
    private int priceDigits; // before the point of the last price
    private int pointAt; // in the number that was taken last
    private long id;
    private long priceE8;
    private long quantityE8;
    private long timeNs;
    private boolean buyerIsMaker;

    /// Reads the row that begins at `start`.
    ///
    /// @param bytes at least [#OVERRUN] of them follow; the row's end of line is among them
    /// @return where the next row begins, or [#UNUSUAL]
    int read(byte[] bytes, int start) {
        at = start;
        wrong = 0;
        id = takeWhole(bytes);
        priceE8 = takeDecimalE8(bytes, priceDigits);
        priceDigits = pointAt;
        quantityE8 = takeDecimalE8(bytes, 1);
        long _ = takeDecimalE8(bytes, 1); // the quote quantity
        timeNs = takeTimeNs(bytes);
        buyerIsMaker = takeFlag(bytes);
        takeByte(bytes, ',');
        boolean _ = takeFlag(bytes); // best match
        at += bytes[at] == '\r' ? 1 : 0;
        takeByte(bytes, '\n');
        return wrong == 0 && priceE8 != 0 ? at : UNUSUAL;
    }

    long id() {
        return id;
    }

    long timeNs() {
        return timeNs;
    }

    long priceE8() {
        return priceE8;
    }

    long quantityE8() {
        return quantityE8;
    }

    boolean buyerIsMaker() {
        return buyerIsMaker;
    }

    /// One to fifteen digits and a comma.
    private long takeWhole(byte[] bytes) {
        long first = digits(bytes, at);
        int digits = before(COMMA, first);
        if (digits < WORD_BYTES) {
            wrong |= digits == 0 ? 1 : 0;
            at += digits + 1;
            return few(first, digits);
        }
        long second = digits(bytes, at + WORD_BYTES);
        int rest = bytes[at + WORD_BYTES + idRest] == ',' ? idRest : before(COMMA, second);
        if (rest == WORD_BYTES) {
            wrong = 1;
            return 0;
        }
        idRest = rest;
        at += WORD_BYTES + rest + 1;
        return eight(first) * TENS[rest] + few(second, rest);
    }

    /// One to seven digits, a point, eight decimals and a comma.
    ///
    /// @param guess how many digits come before the point, most likely
    private long takeDecimalE8(byte[] bytes, int guess) {
        long first = digits(bytes, at);
        int digits = bytes[at + guess] == '.' ? guess : before(POINT, first);
        wrong |= digits == 0 || digits == WORD_BYTES ? 1 : 0;
        pointAt = digits;
        at += digits + 1;
        long decimals = eight(digits(bytes, at));
        at += WORD_BYTES;
        takeByte(bytes, ',');
        return few(first, digits) * WHOLE_E8 + decimals;
    }

    /// Thirteen digits are milliseconds, sixteen are microseconds; then a comma.
    private long takeTimeNs(byte[] bytes) {
        long head = eight(digits(bytes, at));
        long second = digits(bytes, at + WORD_BYTES);
        wrong |= head < AnyRow.HEAD_MIN || head > AnyRow.HEAD_MAX ? 1 : 0;
        if (bytes[at + 2 * WORD_BYTES] == ',') {
            at += 2 * WORD_BYTES + 1;
            return (head * WHOLE_E8 + eight(second)) * Times.MICRO_NS;
        }
        at += WORD_BYTES + MILLIS_REST;
        takeByte(bytes, ',');
        return (head * TENS[MILLIS_REST] + few(second, MILLIS_REST)) * Times.MILLI_NS;
    }

    private boolean takeFlag(byte[] bytes) {
        long word = (long) WORD.get(bytes, at);
        boolean yes = (word & TRUE_MASK) == TRUE;
        wrong |= !yes && (word & FALSE_MASK) != FALSE ? 1 : 0;
        at += yes ? 4 : 5;
        return yes;
    }

    private void takeByte(byte[] bytes, char expected) {
        wrong |= bytes[at] ^ expected;
        at++;
    }

    private static long digits(byte[] bytes, int offset) {
        return (long) WORD.get(bytes, offset) ^ ZEROS;
    }

    /// How many of the eight characters come before the first that is `mark`.
    private static int before(long mark, long digits) {
        long different = digits ^ mark;
        long zeros = (different - ONES) & ~different & HIGHS;
        return Long.numberOfTrailingZeros(zeros) >>> 3;
    }

    /// The number that the first of the characters form.
    private long few(long digits, int count) {
        return eight(digits << (56 - 8 * count) << 8); // two shifts, for none may be left
    }

    /// The number that eight characters form.
    private long eight(long digits) {
        wrong |= ((digits + TEN_AND_MORE) | digits) & HIGHS;
        long pairs = digits * 10 + (digits >>> 8);
        long low = (pairs & 0xFF_0000_00FFL) * 0xF_4240_0000_0064L;
        long high = ((pairs >>> 16) & 0xFF_0000_00FFL) * 0x2710_0000_0001L;
        return (low + high) >>> 32;
    }

    private static long letters(String text) {
        long word = 0;
        for (int k = text.length() - 1; k >= 0; k--) {
            word = word << 8 | text.charAt(k);
        }
        return word;
    }
}
