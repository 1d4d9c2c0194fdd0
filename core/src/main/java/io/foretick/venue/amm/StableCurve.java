package io.foretick.venue.amm;

/// The curve `x^3 y + y^3 x = k` in fixed point of 18 digits, with a floor at every division, as
/// Aerodrome's Pool.sol computes it. Sums and products beyond 256 bits throw, as they revert there.
/// Owned by its pool.
final class StableCurve {

    private static final long ONE = 1_000_000_000_000_000_000L;
    private static final int ROUNDS_MAX = 255;

    private final Wide one = Wide.of(ONE);
    private final Wide decimals0;
    private final Wide decimals1;

    private final WideDivider divider;
    private final WideDivider byOne = new WideDivider();
    private final Wide a = new Wide();
    private final Wide b = new Wide();
    private final Wide c = new Wide();
    private final Wide scaled0 = new Wide();
    private final Wide scaled1 = new Wide();
    private final Wide value = new Wide();
    private final Wide step = new Wide();
    private final Wide slope = new Wide();

    /// The curve of coins with so many units to the whole coin.
    StableCurve(Wide decimals0, Wide decimals1, WideDivider divider) {
        this.decimals0 = decimals0;
        this.decimals1 = decimals1;
        this.divider = divider;
    }

    Wide one() {
        return one;
    }

    /// Sets `result` to `amount 1e18 / decimals`.
    Wide scale(Wide amount, Wide decimals, Wide result) {
        result.set(amount).multiply(ONE);
        return divider.divide(result, decimals, result);
    }

    /// The pool's function k, of amounts in units of the coins: it scales both and then takes [#f].
    Wide k(Wide amount0, Wide amount1, Wide result) {
        scale(amount0, decimals0, scaled0);
        scale(amount1, decimals1, scaled1);
        return f(scaled0, scaled1, result);
    }

    /// `(x y / 1e18) (x x / 1e18 + y y / 1e18) / 1e18` of scaled amounts.
    Wide f(Wide x, Wide y, Wide result) {
        fraction(x, y, a);
        fraction(x, x, b);
        b.add(fraction(y, y, c));
        return fraction(a, b, result);
    }

    /// The slope of [#f] in y: `3 x (y y / 1e18) / 1e18 + (x x / 1e18) x / 1e18`.
    private Wide d(Wide x, Wide y, Wide result) {
        fraction(y, y, a);
        b.set(x).multiply(3);
        c.setProduct(b, a);
        byOne.divide(c, one, result);
        fraction(x, x, a);
        return result.add(fraction(a, x, c));
    }

    private Wide fraction(Wide first, Wide second, Wide result) {
        step.setProduct(first, second);
        return byOne.divide(step, one, result);
    }

    /// Moves `y` to where the curve of `k` lies at `x`, both scaled; Newton's method with the
    /// contract's own end. TRAP: the contract tests the step up with its function k, which scales
    /// by the decimals AGAIN. Of two coins of 18 digits that is [#f]; with fewer digits it is far
    /// greater, so that the answer is `y + 1`, or does not fit, so that the swap reverts.
    ///
    /// @throws ArithmeticException where the contract reverts, after 255 rounds at the latest
    void findY(Wide x, Wide k, Wide y) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            boolean done = f(x, y, value).isBelow(k) ? stepUp(x, k, y) : stepDown(x, k, y);
            if (done) {
                return;
            }
        }
        throw new ArithmeticException("no y after " + ROUNDS_MAX + " rounds");
    }

    private boolean stepUp(Wide x, Wide k, Wide y) {
        newtonStep(x, y, c.set(k).subtract(value));
        if (step.isZero()) {
            y.add(1);
            return k(x, y, value).isAbove(k);
        }
        y.add(step);
        return false;
    }

    private boolean stepDown(Wide x, Wide k, Wide y) {
        boolean met = value.equals(k);
        newtonStep(x, y, c.set(value).subtract(k));
        if (!step.isZero()) {
            y.subtract(step);
            return false;
        }
        if (met) {
            return true;
        }
        y.subtract(slope.set(1));
        if (f(x, y, value).isBelow(k)) {
            y.add(1);
            return true;
        }
        return false;
    }

    /// Leaves `gap 1e18 / d(x, y)` in the step.
    private void newtonStep(Wide x, Wide y, Wide gap) {
        value.set(gap).multiply(ONE);
        d(x, y, slope);
        divider.divide(value, slope, step);
    }
}
