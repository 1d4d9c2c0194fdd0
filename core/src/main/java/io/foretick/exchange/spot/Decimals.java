package io.foretick.exchange.spot;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// Fixed-point numbers as venues print them: with a constant number of decimals.
public final class Decimals {

    private static final int DIGITS = 8;
    private static final long[] UNIT_E8 = {
        E8.ONE, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Decimals() {}

    /// The number with eight decimals, such as `61837.63000000`.
    public static String eight(long valueE8) {
        return fixed(valueE8, DIGITS);
    }

    /// The number with a constant number of decimals, cut toward zero.
    ///
    /// @param decimals 0 to 8
    public static String fixed(long valueE8, int decimals) {
        Checks.inRange(decimals, 0, DIGITS, "decimals");
        long whole = valueE8 / E8.ONE;
        long fraction = Math.abs(valueE8 % E8.ONE);
        String sign = valueE8 < 0 && whole == 0 ? "-" : "";
        if (decimals == 0) {
            return sign + whole;
        }
        String digits = Long.toString(E8.ONE + fraction);
        return sign + whole + "." + digits.substring(1, 1 + decimals);
    }

    /// One unit of the last decimal.
    public static long unitE8(int decimals) {
        return UNIT_E8[decimals];
    }
}
