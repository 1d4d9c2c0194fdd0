package io.foretick.venue.amm;

import io.foretick.base.Checks;

import java.math.BigInteger;
import java.util.Arrays;

/// A whole number in `[0, 2^256)` that is changed in place, as the contracts' own words are. Sums,
/// differences and products that do not fit throw, as the contracts revert; the `wrapping` ones do
/// not. Allocates only at the edge ([#of(BigInteger)], [#toBigInteger()]). Owned by one thread.
/// Division is the work of [WideDivider].
public final class Wide implements Comparable<Wide> {

    static final int LIMBS = 4;
    private static final int BITS = LIMBS * Long.SIZE;
    private static final double TWO_POW_64 = 0x1.0p64;

    /// Digits of 64 bits without a sign, least significant first.
    final long[] limbs = new long[LIMBS];

    /// Zero.
    public Wide() {}

    /// A number that is not negative.
    public static Wide of(long value) {
        return new Wide().set(value);
    }

    /// A copy.
    public static Wide copyOf(Wide value) {
        return new Wide().set(value);
    }

    /// Any number in range.
    ///
    /// @throws ArithmeticException if it is negative or takes more than 256 bits
    public static Wide of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > BITS) {
            throw new ArithmeticException("not in [0, 2^256): " + value);
        }
        Wide wide = new Wide();
        for (int k = 0; k < LIMBS; k++) {
            wide.limbs[k] = value.shiftRight(k * Long.SIZE).longValue();
        }
        return wide;
    }

    /// The decimal number `text`.
    public static Wide parse(String text) {
        return of(new BigInteger(text));
    }

    /// The same number for the world outside of the simulators.
    public BigInteger toBigInteger() {
        byte[] bytes = new byte[BITS / Byte.SIZE];
        for (int k = 0; k < bytes.length; k++) {
            bytes[bytes.length - 1 - k] = (byte) (limbs[k / 8] >>> (Byte.SIZE * (k % 8)));
        }
        return new BigInteger(1, bytes);
    }

    /// The number as a double, within three units in the last place.
    public double toDouble() {
        double sum = 0.0;
        for (int k = LIMBS - 1; k >= 0; k--) {
            double high = (double) (limbs[k] >>> 32);
            double low = (double) (limbs[k] & 0xffff_ffffL);
            sum = sum * TWO_POW_64 + (high * 0x1.0p32 + low);
        }
        return sum;
    }

    /// The number as a `long`.
    ///
    /// @throws ArithmeticException if it does not fit
    public long toLongExact() {
        if (size() > 1 || limbs[0] < 0) {
            throw new ArithmeticException("does not fit a long: " + this);
        }
        return limbs[0];
    }

    /// Becomes a copy of `value`.
    public Wide set(Wide value) {
        System.arraycopy(value.limbs, 0, limbs, 0, LIMBS);
        return this;
    }

    /// Becomes a number that is not negative.
    public Wide set(long value) {
        Arrays.fill(limbs, 0);
        limbs[0] = Checks.notNegative(value, "value");
        return this;
    }

    /// Becomes the greatest whole number not above `value`, which is not negative.
    public Wide setFloor(double value) {
        Checks.inRange(value, 0.0, 0x1.0p255, "value");
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) - 1075;
        long mantissa = (bits & 0xf_ffff_ffff_ffffL) | 0x10_0000_0000_0000L;
        if (exponent > 0) {
            return set(mantissa).shiftLeft(exponent);
        }
        return set(exponent > -Long.SIZE ? mantissa >>> -exponent : 0);
    }

    public boolean isZero() {
        return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0;
    }

    /// Number of digits of 64 bits without leading zeros.
    int size() {
        int size = LIMBS;
        while (size > 0 && limbs[size - 1] == 0) {
            size--;
        }
        return size;
    }

    /// Number of bits without leading zeros.
    public int bitLength() {
        int size = size();
        return size == 0 ? 0 : size * Long.SIZE - Long.numberOfLeadingZeros(limbs[size - 1]);
    }

    @Override
    public int compareTo(Wide other) {
        for (int k = LIMBS - 1; k >= 0; k--) {
            if (limbs[k] != other.limbs[k]) {
                return Long.compareUnsigned(limbs[k], other.limbs[k]);
            }
        }
        return 0;
    }

    public boolean isBelow(Wide other) {
        return compareTo(other) < 0;
    }

    public boolean isAbove(Wide other) {
        return compareTo(other) > 0;
    }

    /// Becomes the lesser of itself and `other`.
    public Wide capAt(Wide other) {
        return isAbove(other) ? set(other) : this;
    }

    /// Adds `other`.
    ///
    /// @throws ArithmeticException if the sum does not fit
    public Wide add(Wide other) {
        addWrapping(other);
        if (isBelow(other)) {
            throw new ArithmeticException("sum beyond 256 bits");
        }
        return this;
    }

    /// Adds a number that is not negative.
    ///
    /// @throws ArithmeticException if the sum does not fit
    public Wide add(long other) {
        long carry = Checks.notNegative(other, "other");
        for (int k = 0; k < LIMBS && carry != 0; k++) {
            limbs[k] += carry;
            carry = Long.compareUnsigned(limbs[k], carry) < 0 ? 1 : 0;
        }
        if (carry != 0) {
            throw new ArithmeticException("sum beyond 256 bits");
        }
        return this;
    }

    /// Subtracts `other`.
    ///
    /// @throws ArithmeticException if it is the greater
    public Wide subtract(Wide other) {
        if (isBelow(other)) {
            throw new ArithmeticException("below zero: " + this + " - " + other);
        }
        return subtractWrapping(other);
    }

    /// Adds `other`, modulo 2^256.
    public Wide addWrapping(Wide other) {
        long carry = 0;
        for (int k = 0; k < LIMBS; k++) {
            long part = limbs[k] + carry;
            long sum = part + other.limbs[k];
            boolean over = Long.compareUnsigned(part, carry) < 0;
            carry = over || Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
            limbs[k] = sum;
        }
        return this;
    }

    /// Subtracts `other`, modulo 2^256.
    public Wide subtractWrapping(Wide other) {
        long borrow = 0;
        for (int k = 0; k < LIMBS; k++) {
            long part = limbs[k] - other.limbs[k];
            boolean under = Long.compareUnsigned(limbs[k], other.limbs[k]) < 0;
            limbs[k] = part - borrow;
            borrow = under || Long.compareUnsigned(part, borrow) < 0 ? 1 : 0;
        }
        return this;
    }

    /// Becomes `a × b`. Neither may be this number itself.
    ///
    /// @throws ArithmeticException if the product does not fit
    public Wide setProduct(Wide a, Wide b) {
        Arrays.fill(limbs, 0);
        int aSize = a.size();
        int bSize = b.size();
        for (int k = 0; k < aSize; k++) {
            if (addRow(a.limbs[k], b, Math.min(bSize, LIMBS - k), k) || bSize > LIMBS - k) {
                throw new ArithmeticException("product beyond 256 bits: " + a + " * " + b);
            }
        }
        return this;
    }

    /// Adds `digit × b` from digit `at` on; true if a carry is left beyond the last digit.
    private boolean addRow(long digit, Wide b, int bSize, int at) {
        long carry = 0;
        for (int k = 0; k < bSize; k++) {
            long low = digit * b.limbs[k];
            long high = Math.unsignedMultiplyHigh(digit, b.limbs[k]);
            long part = low + carry;
            high += Long.compareUnsigned(part, low) < 0 ? 1 : 0;
            long sum = part + limbs[at + k];
            high += Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
            limbs[at + k] = sum;
            carry = high;
        }
        if (at + bSize == LIMBS) {
            return carry != 0;
        }
        limbs[at + bSize] = carry; // no row before it reached this far
        return false;
    }

    /// Multiplies by a number that is not negative.
    ///
    /// @throws ArithmeticException if the product does not fit
    public Wide multiply(long factor) {
        Checks.notNegative(factor, "factor");
        int size = size();
        long carry = 0;
        for (int k = 0; k < size; k++) {
            long low = limbs[k] * factor;
            long high = Math.unsignedMultiplyHigh(limbs[k], factor);
            limbs[k] = low + carry;
            carry = high + (Long.compareUnsigned(limbs[k], low) < 0 ? 1 : 0);
        }
        if (carry == 0) {
            return this;
        }
        if (size == LIMBS) {
            throw new ArithmeticException("product beyond 256 bits, factor " + factor);
        }
        limbs[size] = carry;
        return this;
    }

    /// Moves all bits up; those beyond the top are lost.
    public Wide shiftLeft(int bits) {
        int whole = bits / Long.SIZE;
        int part = bits % Long.SIZE;
        for (int k = LIMBS - 1; k >= 0; k--) {
            long high = k >= whole ? limbs[k - whole] : 0;
            long low = k > whole ? limbs[k - whole - 1] : 0;
            limbs[k] = part == 0 ? high : (high << part) | (low >>> -part);
        }
        return this;
    }

    /// Moves all bits down; those below the bottom are lost.
    public Wide shiftRight(int bits) {
        int whole = bits / Long.SIZE;
        int part = bits % Long.SIZE;
        for (int k = 0; k < LIMBS; k++) {
            long low = k + whole < LIMBS ? limbs[k + whole] : 0;
            long high = k + whole + 1 < LIMBS ? limbs[k + whole + 1] : 0;
            limbs[k] = part == 0 ? low : (low >>> part) | (high << -part);
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wide wide && Arrays.equals(limbs, wide.limbs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(limbs);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
