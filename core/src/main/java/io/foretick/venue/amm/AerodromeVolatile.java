package io.foretick.venue.amm;

import io.foretick.base.Checks;
import io.foretick.event.Side;

/// A volatile pool of Aerodrome or Velodrome: it keeps `x y`, and the fee is cut off first, with a
/// floor of its own, and leaves the pool for the account of the fees (Pool.sol).
public final class AerodromeVolatile implements Pool {

    /// The factory's fee where a pool has none of its own.
    public static final int FEE_BPS = 30;

    static final int BPS = 10_000;

    private final Reserves reserves;
    private final int feeBps;

    private final WideDivider divider = new WideDivider();
    private final WideDivider feeDivider = new WideDivider();
    private final Wide bps = Wide.of(BPS);
    private final Wide most = Pool.most();
    private final Wide amount = new Wide();
    private final Wide first = new Wide();
    private final Wide second = new Wide();

    /// A pool that holds so much.
    public AerodromeVolatile(Wide base, Wide quote, int feeBps) {
        Checks.inRange(feeBps, 0, BPS - 1, "feeBps");
        this.feeBps = feeBps;
        reserves = new Reserves(base, quote);
    }

    /// Sets `out` to `floor(a y / (x + a))` with `a = dx - floor(dx bps / 10000)`. Not for amounts
    /// beyond 2^112.
    public Wide amountOut(Side side, Wide amountIn, Wide out) {
        cut(amountIn, first, out);
        second.setProduct(first, reserves.out(side));
        return divider.divide(second, first.add(reserves.in(side)), out);
    }

    /// Sets `in` to the least amount that brings `amountOut`. Not for all that the pool has or
    /// more.
    public Wide amountIn(Side side, Wide amountOut, Wide in) {
        first.setProduct(reserves.in(side), amountOut);
        second.set(reserves.out(side)).subtract(amountOut);
        divider.divideUp(first, second, in);
        return withFee(divider, in, feeBps, second);
    }

    /// Turns what must reach the pool, above 0, into the least payment of which so much is left:
    /// `floor((a - 1) 10000 / (10000 - bps)) + 1`.
    static Wide withFee(WideDivider divider, Wide net, int feeBps, Wide scratch) {
        net.subtract(scratch.set(1)).multiply(BPS);
        return divider.divide(net, scratch.set(BPS - feeBps), net).add(1);
    }

    /// Splits a payment into the fee and what reaches the pool.
    private void cut(Wide amountIn, Wide net, Wide fee) {
        feeDivider.divide(net.set(amountIn).multiply(feeBps), bps, fee);
        net.set(amountIn).subtract(fee);
    }

    @Override
    public void swap(Side side, Wide amountIn, Swap swap) {
        if (amountIn.isAbove(most)) {
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        amountOut(side, swap.in().set(amountIn), swap.out());
        settle(side, swap);
    }

    @Override
    public void trade(Side side, Wide baseMax, double limitPrice, Swap swap) {
        reserves.amountWithin(side, limitPrice, feeShare(), amount);
        if (side == Side.SELL) {
            swap(side, amount.capAt(baseMax), swap);
            return;
        }
        amountOut(side, amount.capAt(most), swap.out());
        if (baseMax.isBelow(swap.out())) {
            amountIn(side, swap.out().set(baseMax), amount);
        }
        swap.in().set(amount);
        settle(side, swap);
    }

    /// Moves the coins, if `x y` does not fall; the fee goes past the pool.
    private void settle(Side side, Swap swap) {
        if (swap.out().isZero()) {
            swap.end(Swap.Outcome.EMPTY, side);
            return;
        }
        cut(swap.in(), amount, swap.fee());
        amount.add(reserves.in(side));
        if (amount.isAbove(most) || !keepsProduct(side, swap)) {
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        reserves.in(side).set(amount);
        reserves.out(side).subtract(swap.out());
        swap.end(Swap.Outcome.DONE, side);
    }

    private boolean keepsProduct(Side side, Swap swap) {
        if (!swap.out().isBelow(reserves.out(side))) {
            return false;
        }
        first.set(reserves.out(side)).subtract(swap.out());
        second.setProduct(amount, first);
        return !second.isBelow(first.setProduct(reserves.base, reserves.quote));
    }

    @Override
    public double price() {
        return reserves.price();
    }

    @Override
    public boolean paysFeesOut() {
        return true;
    }

    @Override
    public double feeShare() {
        return feeBps / (double) BPS;
    }

    @Override
    public Wide base() {
        return reserves.base;
    }

    @Override
    public Wide quote() {
        return reserves.quote;
    }
}
