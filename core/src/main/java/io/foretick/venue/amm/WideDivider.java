package io.foretick.venue.amm;

/// Divides [Wide] numbers exactly, with products of 512 bits on the way where asked. Its working
/// space is its own, so that nothing is allocated: one for each pool, on one thread.
///
/// How it works: Knuth's algorithm D (The Art of Computer Programming 2, 4.3.1) with digits of 64
/// bits. A digit of the quotient comes from two products with the inverse of the divisor's first
/// digit (Möller and Granlund, "Improved Division by Invariant Integers", 2011). The last inverse
/// is kept: whoever divides by the same number again and again gives it a divider of its own.
public final class WideDivider {

    private static final int DIGITS = 2 * Wide.LIMBS;
    private static final long HALF = 0xffff_ffffL;

    /// What is left of the dividend, one digit longer than it; after a division the remainder.
    private final long[] rest = new long[DIGITS + 1];

    private final long[] divisor = new long[Wide.LIMBS];
    private final long[] quotient = new long[DIGITS];
    private long divisorTop = Long.MIN_VALUE;
    private long inverse = -1L; // floor((2^128 - 1) / divisorTop) - 2^64
    private int size;

    /// Sets `result` to `floor(a / b)`. It may be `a` or `b` itself.
    ///
    /// @throws ArithmeticException if `b` is zero
    public Wide divide(Wide a, Wide b, Wide result) {
        load(a);
        divideBy(b);
        return store(result);
    }

    /// Sets `result` to `ceil(a / b)`. It may be `a` or `b` itself.
    ///
    /// @throws ArithmeticException if `b` is zero
    public Wide divideUp(Wide a, Wide b, Wide result) {
        load(a);
        boolean up = divideBy(b);
        return up ? store(result).add(1) : store(result);
    }

    /// Sets `result` to `floor(a × b / c)` over a product of 512 bits. It may be any of them.
    ///
    /// @throws ArithmeticException if `c` is zero or the result does not fit
    public Wide multiplyDivide(Wide a, Wide b, Wide c, Wide result) {
        loadProduct(a, b);
        divideBy(c);
        return store(result);
    }

    /// Sets `result` to `ceil(a × b / c)` over a product of 512 bits. It may be any of them.
    ///
    /// @throws ArithmeticException if `c` is zero or the result does not fit
    public Wide multiplyDivideUp(Wide a, Wide b, Wide c, Wide result) {
        loadProduct(a, b);
        boolean up = divideBy(c);
        return up ? store(result).add(1) : store(result);
    }

    private void load(Wide a) {
        size = a.size();
        for (int k = 0; k < size; k++) {
            rest[k] = a.limbs[k];
        }
    }

    private void loadProduct(Wide a, Wide b) {
        int aSize = a.size();
        int bSize = b.size();
        size = aSize + bSize;
        for (int k = 0; k < size; k++) {
            rest[k] = 0;
        }
        for (int k = 0; k < aSize; k++) {
            addRow(a.limbs[k], b.limbs, bSize, k);
        }
        while (size > 0 && rest[size - 1] == 0) {
            size--;
        }
    }

    /// Adds `digit × b` to the rest from digit `at` on.
    private void addRow(long digit, long[] b, int bSize, int at) {
        long carry = 0;
        for (int k = 0; k < bSize; k++) {
            long low = digit * b[k];
            long high = Math.unsignedMultiplyHigh(digit, b[k]);
            long part = low + carry;
            high += Long.compareUnsigned(part, low) < 0 ? 1 : 0;
            long sum = part + rest[at + k];
            high += Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
            rest[at + k] = sum;
            carry = high;
        }
        rest[at + bSize] = carry;
    }

    private Wide store(Wide result) {
        for (int k = Wide.LIMBS; k < size; k++) {
            if (quotient[k] != 0) {
                throw new ArithmeticException("quotient beyond 256 bits");
            }
        }
        for (int k = 0; k < Wide.LIMBS; k++) {
            result.limbs[k] = k < size ? quotient[k] : 0;
        }
        return result;
    }

    /// Divides the rest by `b` into the quotient; true if a remainder is left.
    private boolean divideBy(Wide b) {
        int digits = b.size();
        if (digits == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (digits == 1) {
            return divideByDigit(b.limbs[0]);
        }
        for (int k = Math.max(0, size - digits + 1); k < size; k++) {
            quotient[k] = 0;
        }
        int shift = Long.numberOfLeadingZeros(b.limbs[digits - 1]);
        normalise(b, digits, shift);
        for (int at = size - digits; at >= 0; at--) {
            quotient[at] = digit(at, digits);
        }
        long left = 0;
        for (int k = 0; k < Math.min(digits, size + 1); k++) {
            left |= rest[k];
        }
        return left != 0;
    }

    private boolean divideByDigit(long b) {
        int shift = Long.numberOfLeadingZeros(b);
        invert(b << shift);
        shiftRest(shift);
        long remainder = rest[size];
        for (int at = size - 1; at >= 0; at--) {
            long digit = quotientDigit(remainder, rest[at]);
            quotient[at] = digit;
            remainder = rest[at] - digit * divisorTop;
        }
        return remainder != 0;
    }

    /// Shifts both so far that the divisor's highest bit is set.
    private void normalise(Wide b, int digits, int shift) {
        for (int k = digits - 1; k >= 0; k--) {
            long low = k > 0 && shift > 0 ? b.limbs[k - 1] >>> -shift : 0;
            divisor[k] = (b.limbs[k] << shift) | low;
        }
        invert(divisor[digits - 1]);
        shiftRest(shift);
    }

    private void shiftRest(int shift) {
        rest[size] = 0;
        if (shift == 0) {
            return;
        }
        for (int k = size; k > 0; k--) {
            rest[k] = (rest[k] << shift) | (rest[k - 1] >>> -shift);
        }
        rest[0] <<= shift;
    }

    /// One digit of the quotient, which it also takes off the rest.
    private long digit(int at, int digits) {
        long top = rest[at + digits];
        long next = rest[at + digits - 1];
        long first = divisorTop;
        long guess = top == first ? -1L : quotientDigit(top, next); // -1 is the greatest
        long left = next - guess * first;
        boolean pastOneDigit = top == first && Long.compareUnsigned(left, first) < 0;
        if (!pastOneDigit) {
            guess = lowered(guess, left, divisor[digits - 2], rest[at + digits - 2]);
        }
        if (subtractRow(guess, at, digits)) {
            addBack(at, digits);
            return guess - 1;
        }
        return guess;
    }

    /// The guess held against the divisor's second digit; at most one too high after that.
    private long lowered(long tooHigh, long leftOver, long second, long below) {
        long first = divisorTop;
        long guess = tooHigh;
        long left = leftOver;
        while (isAbove(guess, second, left, below)) {
            guess--;
            left += first;
            if (Long.compareUnsigned(left, first) < 0) {
                break; // what is left has grown past one digit
            }
        }
        return guess;
    }

    /// Whether `a × b` is above `high 2^64 + low`.
    private static boolean isAbove(long a, long b, long high, long low) {
        long productHigh = Math.unsignedMultiplyHigh(a, b);
        int order = Long.compareUnsigned(productHigh, high);
        return order > 0 || (order == 0 && Long.compareUnsigned(a * b, low) > 0);
    }

    /// Takes `digit × divisor` off the rest; true if that was too much.
    private boolean subtractRow(long digit, int at, int digits) {
        long carry = 0;
        for (int k = 0; k < digits; k++) {
            long low = digit * divisor[k];
            long high = Math.unsignedMultiplyHigh(digit, divisor[k]);
            long part = low + carry;
            high += Long.compareUnsigned(part, low) < 0 ? 1 : 0;
            high += Long.compareUnsigned(rest[at + k], part) < 0 ? 1 : 0;
            rest[at + k] -= part;
            carry = high;
        }
        boolean under = Long.compareUnsigned(rest[at + digits], carry) < 0;
        rest[at + digits] -= carry;
        return under;
    }

    private void addBack(int at, int digits) {
        long carry = 0;
        for (int k = 0; k < digits; k++) {
            long part = rest[at + k] + carry;
            long sum = part + divisor[k];
            boolean over = Long.compareUnsigned(part, carry) < 0;
            carry = over || Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
            rest[at + k] = sum;
        }
        rest[at + digits] += carry;
    }

    /// `floor((high 2^64 + low) / top)` for `high < top`, by the inverse of the divisor's top
    /// digit.
    private long quotientDigit(long high, long low) {
        long fraction = inverse * high + low;
        long carry = Long.compareUnsigned(fraction, low) < 0 ? 1 : 0;
        long digit = Math.unsignedMultiplyHigh(inverse, high) + high + carry + 1;
        long remainder = low - digit * divisorTop;
        if (Long.compareUnsigned(remainder, fraction) > 0) {
            digit--;
            remainder += divisorTop;
        }
        return Long.compareUnsigned(remainder, divisorTop) >= 0 ? digit + 1 : digit;
    }

    /// Takes a digit whose highest bit is set as the divisor's top.
    private void invert(long top) {
        if (top != divisorTop) {
            divisorTop = top;
            inverse = divide(~top, -1L, top);
        }
    }

    /// `floor((high 2^64 + low) / by)` for `high < by` and a `by` whose highest bit is set, after
    /// Hacker's Delight (Warren, 2nd edition, 9-4): two digits of 32 bits.
    private static long divide(long high, long low, long by) {
        long byHigh = by >>> 32;
        long byLow = by & HALF;
        long upper = halfDigit(high, low >>> 32, byHigh, byLow);
        long middle = (high << 32) + (low >>> 32) - upper * by;
        long lower = halfDigit(middle, low & HALF, byHigh, byLow);
        return (upper << 32) + lower;
    }

    private static long halfDigit(long high, long next, long byHigh, long byLow) {
        long guess = Long.divideUnsigned(high, byHigh);
        long left = high - guess * byHigh;
        while (guess > HALF || Long.compareUnsigned(guess * byLow, (left << 32) + next) > 0) {
            guess--;
            left += byHigh;
            if (left > HALF) {
                break;
            }
        }
        return guess;
    }
}
