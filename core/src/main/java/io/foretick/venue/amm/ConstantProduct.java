package io.foretick.venue.amm;

import io.foretick.base.Checks;
import io.foretick.event.Side;

import java.math.BigInteger;

/// A pool that keeps `x y`, its fee staying in the pool: Uniswap v2 and its forks, PancakeSwap v2
/// among them. All divisions are the contracts' own (UniswapV2Library, UniswapV2Pair.swap).
public final class ConstantProduct implements Pool {

    /// Fee of Uniswap v2, in millionths.
    public static final int UNISWAP_FEE_PPM = 3_000;

    /// Fee of PancakeSwap v2, in millionths.
    public static final int PANCAKESWAP_FEE_PPM = 2_500;

    private static final int PPM = 1_000_000;

    private final Reserves reserves;
    private final Wide reserveMax;
    private final double feeShare;
    private final long parts; // the fee is `feeParts / parts`, in lowest terms
    private final long feeParts;

    private final WideDivider divider = new WideDivider();
    private final Wide amount = new Wide();
    private final Wide first = new Wide();
    private final Wide second = new Wide();
    private final Wide third = new Wide();

    /// A pool that holds so much.
    ///
    /// @param feePpm millionths of what is paid in
    public ConstantProduct(Wide base, Wide quote, int feePpm) {
        Checks.inRange(feePpm, 0, PPM - 1, "feePpm");
        reserves = new Reserves(base, quote);
        feeShare = feePpm / (double) PPM;
        long common = BigInteger.valueOf(PPM).gcd(BigInteger.valueOf(feePpm)).longValueExact();
        parts = PPM / common;
        feeParts = feePpm / common;
        // With at most 2^128 for each factor the pair's own check fits 256 bits.
        Wide fits = new Wide().set(1).shiftLeft(128).subtract(Wide.of(1));
        reserveMax = divider.divide(fits, Wide.of(parts), new Wide()).capAt(Pool.most());
    }

    /// Sets `out` to `floor(dx (D - f) y / (x D + dx (D - f)))`, what `amountIn` would bring. Not
    /// for amounts beyond 2^112.
    public Wide amountOut(Side side, Wide amountIn, Wide out) {
        first.set(amountIn).multiply(parts - feeParts);
        second.set(reserves.in(side)).multiply(parts).add(first);
        third.setProduct(first, reserves.out(side));
        return divider.divide(third, second, out);
    }

    /// Sets `in` to `floor(x dy D / ((y - dy) (D - f))) + 1`, what `amountOut` costs. Not for all
    /// that the pool has or more.
    public Wide amountIn(Side side, Wide amountOut, Wide in) {
        first.setProduct(reserves.in(side), amountOut).multiply(parts);
        second.set(reserves.out(side)).subtract(amountOut).multiply(parts - feeParts);
        return divider.divide(first, second, in).add(1);
    }

    @Override
    public void swap(Side side, Wide amountIn, Swap swap) {
        if (amountIn.isAbove(reserveMax)) {
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        amountOut(side, swap.in().set(amountIn), swap.out());
        settle(side, swap);
    }

    @Override
    public void trade(Side side, Wide baseMax, double limitPrice, Swap swap) {
        reserves.amountWithin(side, limitPrice, feeShare, amount);
        if (side == Side.SELL) {
            swap(side, amount.capAt(baseMax), swap);
            return;
        }
        amountOut(side, amount.capAt(reserveMax), swap.out());
        if (baseMax.isBelow(swap.out())) {
            amountIn(side, swap.out().set(baseMax), amount);
        }
        swap.in().set(amount);
        settle(side, swap);
    }

    /// Moves the coins, if the pair's own check holds: `(x' D - dx f) (y' D) >= x y D^2` after the
    /// swap.
    private void settle(Side side, Swap swap) {
        if (swap.out().isZero()) {
            swap.end(Swap.Outcome.EMPTY, side);
            return;
        }
        first.set(reserves.in(side)).add(swap.in());
        if (first.isAbove(reserveMax) || !keepsProduct(side, swap)) {
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        reserves.in(side).add(swap.in());
        reserves.out(side).subtract(swap.out());
        divider.divide(first.set(swap.in()).multiply(feeParts), second.set(parts), swap.fee());
        swap.end(Swap.Outcome.DONE, side);
    }

    private boolean keepsProduct(Side side, Swap swap) {
        if (!swap.out().isBelow(reserves.out(side))) {
            return false;
        }
        first.set(reserves.in(side)).add(swap.in()).multiply(parts);
        first.subtract(second.set(swap.in()).multiply(feeParts));
        second.set(reserves.out(side)).subtract(swap.out()).multiply(parts);
        third.setProduct(first, second);
        first.set(reserves.in(side)).multiply(parts);
        second.set(reserves.out(side)).multiply(parts);
        return !third.isBelow(amount.setProduct(first, second));
    }

    @Override
    public double price() {
        return reserves.price();
    }

    @Override
    public boolean paysFeesOut() {
        return false;
    }

    @Override
    public double feeShare() {
        return feeShare;
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
