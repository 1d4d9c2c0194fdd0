package io.foretick.base;

import java.math.BigInteger;

/// Fixed-point numbers held in a `long`: one unit is `1e-8`. The only scale used inside the system;
/// not for wei-sized amounts.
public final class E8 {

    public static final long ONE = 100_000_000L;

    private static final int DIGITS = 8;

    private E8() {}

    /// Product of two E8 numbers, rounded toward zero.
    ///
    /// @throws ArithmeticException if the result does not fit a `long`
    public static long multiply(long aE8, long bE8) {
        return multiplyDivide(aE8, bE8, ONE);
    }

    /// Quotient of two E8 numbers, rounded toward zero.
    ///
    /// @throws ArithmeticException if `bE8` is zero or the result does not fit a `long`
    public static long divide(long aE8, long bE8) {
        return multiplyDivide(aE8, ONE, bE8);
    }

    /// `a × b / divisor` with a 128-bit product, rounded toward zero.
    ///
    /// @throws ArithmeticException if `divisor` is zero or the result does not fit a `long`
    public static long multiplyDivide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == low >> 63 && !(low == Long.MIN_VALUE && divisor == -1)) {
            return low / divisor; // the product fits a long
        }
        long highSize = high < 0 ? ~high + (low == 0 ? 1 : 0) : high;
        if (divisor <= Integer.MAX_VALUE && highSize < divisor >> 1) {
            long size = divideWide(highSize, high < 0 ? -low : low, divisor);
            return high < 0 ? -size : size;
        }
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(divisor))
                .longValueExact();
    }

    /// A 128-bit number by a divisor of 31 bits, more than twice its upper half: long division in
    /// digits of 32 bits.
    private static long divideWide(long high, long low, long divisor) {
        long upper = (high << 32) | (low >>> 32);
        long lower = ((upper % divisor) << 32) | (low & 0xffff_ffffL);
        return ((upper / divisor) << 32) + lower / divisor;
    }

    /// The double nearest to an E8 number, for estimates and reports.
    public static double toDouble(long valueE8) {
        return valueE8 / (double) ONE;
    }

    /// The E8 number nearest to `value`, ties to even.
    ///
    /// @throws IllegalArgumentException if `value` is not finite or does not fit
    public static long ofDouble(double value) {
        double scaled = Math.rint(value * ONE);
        if (scaled >= -9.2e18 && scaled <= 9.2e18) { // false for NaN
            return (long) scaled;
        }
        throw new IllegalArgumentException("value must lie in [-9.2e10, 9.2e10], was " + value);
    }

    /// Reads a plain decimal such as `61837.63000000` or `-0.5`; digits past the eighth must be
    /// zero.
    ///
    /// @throws NumberFormatException if the text is no plain decimal, does not fit, or would lose
    ///   digits
    public static long parse(CharSequence text) {
        int at = 0;
        boolean negative = !text.isEmpty() && text.charAt(0) == '-';
        if (negative) {
            at = 1;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
                if (decimals < DIGITS) {
                    value = appendDigit(value, c - '0', text);
                    decimals += decimals < 0 ? 0 : 1;
                } else if (c != '0') {
                    throw new NumberFormatException("more than 8 decimals: " + text);
                }
            } else {
                throw new NumberFormatException("not a decimal number: '" + text + "'");
            }
        }
        if (digits == 0) {
            throw new NumberFormatException("not a decimal number: '" + text + "'");
        }
        for (int k = Math.max(decimals, 0); k < DIGITS; k++) {
            value = appendDigit(value, 0, text);
        }
        return negative ? -value : value;
    }

    /// The shortest plain decimal that reads back to the same value.
    public static String format(long valueE8) {
        long whole = valueE8 / ONE;
        long fraction = Math.abs(valueE8 % ONE);
        String sign = valueE8 < 0 && whole == 0 ? "-" : "";
        if (fraction == 0) {
            return sign + whole;
        }
        String digits = Long.toString(ONE + fraction).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + whole + "." + digits.substring(0, end);
    }

    private static long appendDigit(long value, int digit, CharSequence text) {
        if (value > (Long.MAX_VALUE - digit) / 10) {
            throw new NumberFormatException("does not fit 8 decimals in 64 bits: " + text);
        }
        return value * 10 + digit;
    }
}
