package io.foretick.venue.amm;

import io.foretick.base.Checks;
import io.foretick.event.Side;
import io.foretick.math.Elementary;

/// A stable pool of Aerodrome or Velodrome, on the curve `x^3 y + y^3 x = k` of whole coins. The
/// fee is cut off first and leaves the pool (Pool.sol). The base is the contract's token 0. Not for
/// PancakeSwap's stable pools, which have another curve.
public final class AerodromeStable implements Pool {

    /// The factory's fee where a pool has none of its own.
    public static final int FEE_BPS = 5;

    private static final int DIGITS_MAX = 18;
    private static final double FURTHEST = 1e9; // prices of whole coins lie within 1e-9 and 1e9

    private final Wide base;
    private final Wide quote;
    private final Wide baseUnits;
    private final Wide quoteUnits;
    private final double basePerCoin;
    private final double quotePerCoin;
    private final int feeBps;

    private final WideDivider divider = new WideDivider();
    private final WideDivider feeDivider = new WideDivider();
    private final StableCurve curve;
    private final StableCurve inverse;
    private final Wide most = Pool.most();
    private final Wide bps = Wide.of(AerodromeVolatile.BPS);
    private final Wide amount = new Wide();
    private final Wide k = new Wide();
    private final Wide x = new Wide();
    private final Wide y = new Wide();
    private final Wide scratch = new Wide();

    /// A pool that holds so much of coins with so many decimals, 18 at most.
    public AerodromeStable(Wide base, Wide quote, int baseDigits, int quoteDigits, int feeBps) {
        Checks.inRange(feeBps, 0, AerodromeVolatile.BPS - 1, "feeBps");
        this.base = Wide.copyOf(base);
        this.quote = Wide.copyOf(quote);
        this.feeBps = feeBps;
        baseUnits = units(baseDigits);
        quoteUnits = units(quoteDigits);
        basePerCoin = baseUnits.toDouble();
        quotePerCoin = quoteUnits.toDouble();
        curve = new StableCurve(baseUnits, quoteUnits, divider);
        inverse = new StableCurve(units(DIGITS_MAX), units(DIGITS_MAX), divider);
    }

    private static Wide units(int digits) {
        Checks.inRange(digits, 0, DIGITS_MAX, "digits");
        Wide units = Wide.of(1);
        for (int k = 0; k < digits; k++) {
            units.multiply(10);
        }
        return units;
    }

    /// The pool's invariant as its contract tells it.
    public Wide invariant(Wide result) {
        return curve.k(base, quote, result);
    }

    /// Whether both coins have the same number of whole coins, to 18 digits.
    boolean isEven() {
        return curve.scale(base, baseUnits, x).equals(curve.scale(quote, quoteUnits, y));
    }

    /// Sets `out` to what `amountIn` would bring.
    ///
    /// @throws ArithmeticException where the contract reverts
    public Wide amountOut(Side side, Wide amountIn, Wide out) {
        cut(amountIn, amount, scratch);
        invariant(k);
        curve.scale(outReserve(side), outUnits(side), y);
        curve.scale(inReserve(side), inUnits(side), x).add(curve.scale(amount, inUnits(side), out));
        out.set(y);
        curve.findY(x, k, y);
        scratch.setProduct(out.subtract(y), outUnits(side));
        return divider.divide(scratch, curve.one(), out);
    }

    /// Sets `in` to the least amount that the pool's own check lets bring `amountOut`. No contract
    /// computes this; it is found on the same curve from the other side.
    ///
    /// @throws ArithmeticException if the pool has not so much
    public Wide amountIn(Side side, Wide amountOut, Wide in) {
        invariant(k);
        curve.scale(amount.set(outReserve(side)).subtract(amountOut), outUnits(side), x);
        curve.scale(inReserve(side), inUnits(side), y);
        scratch.set(y);
        inverse.findY(x, k, y);
        if (!y.isAbove(scratch)) {
            return in.set(1);
        }
        in.setProduct(y.subtract(scratch), inUnits(side));
        divider.divideUp(in, curve.one(), in);
        return AerodromeVolatile.withFee(divider, in, feeBps, scratch);
    }

    @Override
    public void swap(Side side, Wide amountIn, Swap swap) {
        try {
            swap.in().set(amountIn);
            amountOut(side, swap.in(), swap.out());
            settle(side, swap);
        } catch (
                ArithmeticException
                        _) { // the contract's checked arithmetic reverts in these places
            swap.end(Swap.Outcome.REVERTED, side);
        }
    }

    @Override
    public void trade(Side side, Wide baseMax, double limitPrice, Swap swap) {
        swap.in().setFloor(amountWithin(side, limitPrice)).capAt(most);
        if (side == Side.SELL) {
            swap(side, swap.in().capAt(baseMax), swap);
            return;
        }
        try {
            amountOut(side, swap.in(), swap.out());
            if (baseMax.isBelow(swap.out())) {
                amountIn(side, swap.out().set(baseMax), swap.in());
            }
            settle(side, swap);
        } catch (ArithmeticException _) {
            swap.end(Swap.Outcome.REVERTED, side);
        }
    }

    /// What may be paid in, fee included, until the next unit is past the limit. On the curve the
    /// price of whole coins is `p = (3 r + r^3) / (1 + 3 r^2)` with `r = y / x`, so that `(1 - r) /
    /// (1 + r) = cbrt((1 - p) / (1 + p))`, and `x^4 (r + r^3) = k`.
    private double amountWithin(Side side, double limitPrice) {
        double kept = 1.0 - feeShare();
        double limit = limitPrice * basePerCoin / quotePerCoin;
        double target = side == Side.BUY ? limit * kept : limit / kept;
        double coins = base.toDouble() / basePerCoin;
        double paired = quote.toDouble() / quotePerCoin;
        double ratio = ratioAt(Math.clamp(target, 1.0 / FURTHEST, FURTHEST));
        double invariant = coins * paired * (coins * coins + paired * paired);
        double atLimit = Math.sqrt(Math.sqrt(invariant / (ratio + ratio * ratio * ratio)));
        double net =
                side == Side.BUY
                        ? (atLimit * ratio - paired) * quotePerCoin
                        : (atLimit - coins) * basePerCoin;
        return Math.max(0.0, net / kept);
    }

    /// Quote over base, in whole coins, where the curve has this price.
    static double ratioAt(double price) {
        if (price > 1.0) {
            return 1.0 / ratioAt(1.0 / price);
        }
        double root = Elementary.pow((1.0 - price) / (1.0 + price), 1.0 / 3.0);
        return (1.0 - root) / (1.0 + root);
    }

    /// Moves the coins, if k does not fall; the fee goes past the pool.
    private void settle(Side side, Swap swap) {
        if (swap.out().isZero()) {
            swap.end(Swap.Outcome.EMPTY, side);
            return;
        }
        cut(swap.in(), amount, swap.fee());
        invariant(k);
        inReserve(side).add(amount);
        outReserve(side).subtract(swap.out());
        if (invariant(scratch).isBelow(k) || outReserve(side).isZero()) {
            inReserve(side).subtract(amount);
            outReserve(side).add(swap.out());
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        swap.end(Swap.Outcome.DONE, side);
    }

    /// Splits a payment into the fee and what reaches the pool.
    private void cut(Wide amountIn, Wide net, Wide fee) {
        feeDivider.divide(net.set(amountIn).multiply(feeBps), bps, fee);
        net.set(amountIn).subtract(fee);
    }

    private Wide inReserve(Side side) {
        return side == Side.BUY ? quote : base;
    }

    private Wide outReserve(Side side) {
        return side == Side.BUY ? base : quote;
    }

    private Wide inUnits(Side side) {
        return side == Side.BUY ? quoteUnits : baseUnits;
    }

    private Wide outUnits(Side side) {
        return side == Side.BUY ? baseUnits : quoteUnits;
    }

    @Override
    public double price() {
        double ratio = (quote.toDouble() / quotePerCoin) / (base.toDouble() / basePerCoin);
        double square = ratio * ratio;
        double ofCoins = ratio * (3.0 + square) / (1.0 + 3.0 * square);
        return ofCoins * quotePerCoin / basePerCoin;
    }

    @Override
    public boolean paysFeesOut() {
        return true;
    }

    @Override
    public double feeShare() {
        return feeBps / (double) AerodromeVolatile.BPS;
    }

    @Override
    public Wide base() {
        return base;
    }

    @Override
    public Wide quote() {
        return quote;
    }
}
