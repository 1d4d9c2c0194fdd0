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
    private final Wide most = Pool.most();
    private final double feeShare;
    private final long parts; // the fee is `feeParts / parts`, in lowest terms
    private final long feeParts;
    private final Wide wideParts;

    private final WideDivider divider = new WideDivider();
    private final WideDivider feeDivider = new WideDivider();
    private final Wide amount = new Wide();
    private final Wide net = new Wide();
    private final Wide numerator = new Wide();
    private final Wide denominator = new Wide();

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
        wideParts = Wide.of(parts);
    }

    /// Sets `out` to `floor(dx (D - f) y / (x D + dx (D - f)))`, what `amountIn` would bring. Not
    /// for amounts beyond 2^112.
    public Wide amountOut(Side side, Wide amountIn, Wide out) {
        weigh(side, amountIn);
        return divider.divide(numerator, denominator, out);
    }

    /// Leaves the two sides of the fraction above.
    private void weigh(Side side, Wide amountIn) {
        net.set(amountIn).multiply(parts - feeParts);
        denominator.set(reserves.in(side)).multiply(parts).add(net);
        numerator.setProduct(net, reserves.out(side));
    }

    /// Sets `in` to `floor(x dy D / ((y - dy) (D - f))) + 1`, what `amountOut` costs. Not for all
    /// that the pool has or more.
    public Wide amountIn(Side side, Wide amountOut, Wide in) {
        numerator.setProduct(reserves.in(side), amountOut).multiply(parts);
        denominator.set(reserves.out(side)).subtract(amountOut).multiply(parts - feeParts);
        return divider.divide(numerator, denominator, in).add(1);
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
        reserves.amountWithin(side, limitPrice, feeShare, amount).capAt(most);
        if (side == Side.SELL) {
            swap(side, amount.capAt(baseMax), swap);
            return;
        }
        amountOut(side, swap.in().set(amount), swap.out());
        if (baseMax.isBelow(swap.out())) {
            amountIn(side, swap.out().set(baseMax), swap.in());
            weigh(side, swap.in());
        }
        settle(side, swap);
    }

    /// Moves the coins of a swap that was weighed, if the pair's own check holds.
    private void settle(Side side, Swap swap) {
        if (swap.out().isZero()) {
            swap.end(Swap.Outcome.EMPTY, side);
            return;
        }
        net.set(reserves.in(side)).add(swap.in());
        if (net.isAbove(most) || !keepsProduct(swap)) {
            swap.end(Swap.Outcome.REVERTED, side);
            return;
        }
        reserves.in(side).set(net);
        reserves.out(side).subtract(swap.out());
        feeDivider.divide(net.set(swap.in()).multiply(feeParts), wideParts, swap.fee());
        swap.end(Swap.Outcome.DONE, side);
    }

    /// The pair demands `(x' D - dx f) (y' D) >= x y D^2` of the reserves `x'`, `y'` after the
    /// swap. With `n = dx (D - f)` that is `(x D + n) (y - dy) >= x D y`, or `n y >= (x D + n) dy`.
    private boolean keepsProduct(Swap swap) {
        return !amount.setProduct(denominator, swap.out()).isAbove(numerator);
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
