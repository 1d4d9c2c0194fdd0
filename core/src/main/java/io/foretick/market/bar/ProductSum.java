package io.foretick.market.bar;

import io.foretick.base.E8;

/// Exact sum of products of two E8 numbers that are not negative, so in units of 1e-16, held in 128
/// bits. Mutable, owned by the bar or rule that sums; not for sums past 2¹²⁷ units.
final class ProductSum {

    private static final long LIMB = 0xffff_ffffL;

    private long high;
    private long low; // unsigned

    /// Zero.
    ProductSum() {}

    /// A copy.
    ProductSum(ProductSum other) {
        set(other);
    }

    void set(ProductSum other) {
        high = other.high;
        low = other.low;
    }

    void clear() {
        high = 0;
        low = 0;
    }

    void add(long aE8, long bE8) {
        long before = low;
        low += aE8 * bE8;
        high += Math.multiplyHigh(aE8, bE8) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
    }

    boolean isLess(ProductSum other) {
        return high < other.high
                || (high == other.high && Long.compareUnsigned(low, other.low) < 0);
    }

    /// The sum as an E8 number, rounded toward zero.
    ///
    /// @throws ArithmeticException if it does not fit a `long`
    long toE8() {
        if (high == 0 && low >= 0) {
            return low / E8.ONE;
        }
        return longDivision();
    }

    /// Leaves what remains after division by an E8 number, both as 1e-16; exact.
    void reduce(long moduloE8) {
        long wholeE8 = toE8();
        long rest = low - wholeE8 * E8.ONE; // below E8.ONE, so modulo 2⁶⁴ is enough
        clear();
        add(wholeE8 % moduloE8, E8.ONE);
        add(rest, 1);
    }

    /// By hand with digits of 32 bits: a rest is below 2²⁷, so a rest and a digit fit a `long`.
    private long longDivision() {
        long rest = high << 32 | low >>> 32;
        long upper = rest / E8.ONE;
        if (high >= E8.ONE || upper > LIMB >>> 1) {
            throw new ArithmeticException(
                    "a sum of dollars must not exceed " + E8.format(Long.MAX_VALUE));
        }
        rest = rest % E8.ONE << 32 | (low & LIMB);
        return upper << 32 | rest / E8.ONE;
    }
}
