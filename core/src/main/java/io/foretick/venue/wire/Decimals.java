package io.foretick.venue.wire;

/// Reads numbers from bytes: plain decimals, with or without exponent, of zero or more. Owned by
/// one scanner; [#value] holds the last number read.
///
/// How it works: all digits are gathered into one whole number, and the place of the point, the
/// exponent and the wanted scale are gathered into one power of ten, by which it is multiplied or
/// divided at the end.
final class Decimals {

    private static final int TARGET = 8;
    private static final int SAFE_DIGITS = 18; // any 18 digits fit a long
    private static final int EXPONENT_MAX = 999;
    private static final long[] POWERS = powers();

    private long value;

    // Of the number being read.
    private long digits;
    private int significant;
    private int decimals;
    private int at;

    /// The number read last.
    long value() {
        return value;
    }

    /// Reads a whole number that fits a `long`.
    boolean readWhole(byte[] text, int offset, int length) {
        long whole = 0;
        for (int k = offset; k < offset + length; k++) {
            int digit = text[k] - '0';
            if (digit < 0 || digit > 9 || whole > (Long.MAX_VALUE - digit) / 10) {
                return false;
            }
            whole = whole * 10 + digit;
        }
        value = whole;
        return length > 0;
    }

    /// Reads a decimal, divided by `10^scale`, as E8.
    ///
    /// @param truncate whether digits past the eighth are dropped; else they must be zero
    boolean read(byte[] text, int offset, int length, int scale, boolean truncate) {
        int end = offset + length;
        if (!gather(text, offset, end)) {
            return false;
        }
        int exponent = 0;
        if (at < end) {
            if ((text[at] | 0x20) != 'e') {
                return false;
            }
            exponent = exponent(text, at + 1, end);
            if (exponent > EXPONENT_MAX) {
                return false;
            }
        }
        if (significant > SAFE_DIGITS) {
            return shorten(text, offset, exponent - scale, truncate);
        }
        return shift(TARGET - decimals + exponent - scale, truncate);
    }

    // Digits and at most one point; stops at anything else.
    private boolean gather(byte[] text, int start, int end) {
        long sum = 0;
        int point = -1;
        int first = -1;
        int k = start;
        for (; k < end; k++) {
            int digit = text[k] - '0';
            if (digit >= 0 && digit <= 9) {
                sum = sum * 10 + digit;
                if (first < 0 && digit != 0) {
                    first = k;
                }
            } else if (digit == '.' - '0' && point < 0) {
                point = k;
            } else {
                break;
            }
        }
        at = k;
        digits = sum;
        decimals = point < 0 ? 0 : k - point - 1;
        significant = first < 0 ? 0 : k - first - (point > first ? 1 : 0);
        return k - start > (point < 0 ? 0 : 1);
    }

    private static int exponent(byte[] text, int start, int end) {
        boolean signed = start < end && (text[start] == '-' || text[start] == '+');
        int first = signed ? start + 1 : start;
        int sum = 0;
        for (int k = first; k < end; k++) {
            int digit = text[k] - '0';
            if (digit < 0 || digit > 9 || sum > EXPONENT_MAX) {
                return Integer.MAX_VALUE;
            }
            sum = sum * 10 + digit;
        }
        if (first == end || sum > EXPONENT_MAX) {
            return Integer.MAX_VALUE;
        }
        return signed && text[start] == '-' ? -sum : sum;
    }

    private boolean shift(int power, boolean truncate) {
        if (digits == 0) {
            value = 0;
            return true;
        }
        if (power >= 0) {
            if (power >= POWERS.length || digits > Long.MAX_VALUE / POWERS[power]) {
                return false;
            }
            value = digits * POWERS[power];
            return true;
        }
        if (-power >= POWERS.length) {
            value = 0;
            return truncate;
        }
        long divisor = POWERS[-power];
        value = digits / divisor;
        return truncate || value * divisor == digits;
    }

    // More digits than a long holds: keeps those down to 1e-8 and looks at the others one by one.
    private boolean shorten(byte[] text, int start, int power, boolean truncate) {
        int keep = significant - decimals + TARGET + power;
        long sum = 0;
        int seen = 0;
        for (int k = start; k < at; k++) {
            int digit = text[k] - '0';
            if (digit == '.' - '0' || (seen == 0 && digit == 0)) {
                continue;
            }
            if (seen++ >= keep) {
                if (digit != 0 && !truncate) {
                    return false;
                }
            } else if (sum > (Long.MAX_VALUE - digit) / 10) {
                return false;
            } else {
                sum = sum * 10 + digit;
            }
        }
        digits = sum;
        return shift(Math.max(0, keep - seen), truncate);
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = 10 * powers[k - 1];
        }
        return powers;
    }
}
