package io.foretick.venue.wire;

/// Reads numbers from bytes: plain decimals, with or without exponent, of zero or more. Owned by
/// one scanner; [#value] holds the last number read.
///
/// How it works: all digits are gathered into one whole number, and the place of the point, the
/// exponent and the wanted scale are gathered into one power of ten, by which it is multiplied or
/// divided at the end.
final class Decimals {

    /// No number.
    static final int NONE = -1;

    private static final int TARGET = 8;
    private static final int USUAL_WHOLE = 9; // with 8 decimals any such number fits a long
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

    /// Reads a decimal, divided by `10^scale`, as E8.
    ///
    /// @param end where the number ends at the latest; it ends at the first byte that is no part of
    ///   a number
    /// @param truncate whether digits past the eighth are dropped; else they must be zero
    /// @return where it ends, or [#NONE]
    int read(byte[] text, int start, int end, int scale, boolean truncate) {
        if (scale == 0) {
            int stop = readUsual(text, start, end);
            if (stop != NONE) {
                return stop;
            }
        }
        if (!gather(text, start, end)) {
            return NONE;
        }
        int stop = at;
        int exponent = 0;
        if (stop < end && (text[stop] | 0x20) == 'e') {
            stop = exponentEnd(text, stop + 1, end);
            exponent = exponent(text, at + 1, stop);
            if (exponent > EXPONENT_MAX) {
                return NONE;
            }
        }
        boolean good =
                significant > SAFE_DIGITS
                        ? shorten(text, start, exponent - scale, truncate)
                        : shift(TARGET - decimals + exponent - scale, truncate);
        return good ? stop : NONE;
    }

    // Nearly all numbers: up to nine digits, up to eight decimals, and the closing quote behind
    // them.
    private int readUsual(byte[] text, int start, int end) {
        long sum = 0;
        int k = start;
        while (k < end && isDigit(text[k])) {
            sum = 10 * sum + (text[k++] - '0');
        }
        int whole = k - start;
        int point = k;
        if (k < end && text[k] == '.') {
            k++;
            while (k < end && isDigit(text[k])) {
                sum = 10 * sum + (text[k++] - '0');
            }
        }
        int places = Math.max(0, k - point - 1);
        boolean usual = whole > 0 && whole <= USUAL_WHOLE && places <= TARGET && k != point + 1;
        if (!usual || k == end || text[k] != '"') {
            return NONE;
        }
        value = sum * POWERS[TARGET - places];
        return k;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
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

    private static int exponentEnd(byte[] text, int start, int end) {
        int k = start;
        while (k < end
                && (text[k] == '-' || text[k] == '+' || (text[k] >= '0' && text[k] <= '9'))) {
            k++;
        }
        return k;
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
