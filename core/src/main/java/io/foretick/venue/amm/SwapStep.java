package io.foretick.venue.amm;

import io.foretick.event.Side;

/// One step of a swap at constant liquidity, up to a price at most, as SwapMath.computeSwapStep
/// takes it. Holds the answer of its last step. Owned by its pool.
final class SwapStep {

    private static final int PPM = 1_000_000;

    /// The price after the step, a square root times 2^96.
    final Wide price = new Wide();

    /// What was paid in, without the fee.
    final Wide in = new Wide();

    /// What was taken out.
    final Wide out = new Wide();

    /// The fee on top of what was paid in.
    final Wide fee = new Wide();

    private final SqrtPrice prices;
    private final WideDivider byParts = new WideDivider();
    private final WideDivider byKept = new WideDivider();
    private final Wide kept;
    private final Wide parts = Wide.of(PPM);
    private final Wide feeParts;
    private final Wide net = new Wide();

    SwapStep(SqrtPrice prices, int feePpm) {
        this.prices = prices;
        kept = Wide.of(PPM - feePpm);
        feeParts = Wide.of(feePpm);
    }

    /// A step that pays in at most `left`, fee included.
    void payIn(Side side, Wide current, Wide target, Wide liquidity, Wide left) {
        byParts.multiplyDivide(left, kept, parts, net);
        inUp(side, current, target, liquidity);
        boolean reached = !net.isBelow(in);
        if (reached) {
            price.set(target);
        } else if (side == Side.BUY) {
            prices.afterQuoteIn(current, liquidity, net, price);
        } else {
            prices.afterBaseIn(current, liquidity, net, price);
        }
        boolean atTarget = price.equals(target);
        if (!atTarget) {
            inUp(side, current, price, liquidity);
        }
        outDown(side, current, price, liquidity);
        if (atTarget) {
            feeOnTop();
        } else {
            fee.set(left).subtract(in);
        }
    }

    /// A step that takes out at most `left`.
    void takeOut(Side side, Wide current, Wide target, Wide liquidity, Wide left) {
        outDown(side, current, target, liquidity);
        if (!left.isBelow(out)) {
            price.set(target);
        } else if (side == Side.BUY) {
            prices.afterBaseOut(current, liquidity, left, price);
        } else {
            prices.afterQuoteOut(current, liquidity, left, price);
        }
        inUp(side, current, price, liquidity);
        if (!price.equals(target)) {
            outDown(side, current, price, liquidity);
        }
        out.capAt(left);
        feeOnTop();
    }

    /// `in f / (D - f)`, rounded up.
    private void feeOnTop() {
        byKept.multiplyDivideUp(in, feeParts, kept, fee);
    }

    private void inUp(Side side, Wide from, Wide to, Wide liquidity) {
        if (side == Side.BUY) {
            prices.quoteUp(from, to, liquidity, in);
        } else {
            prices.baseUp(to, from, liquidity, in);
        }
    }

    private void outDown(Side side, Wide from, Wide to, Wide liquidity) {
        if (side == Side.BUY) {
            prices.base(from, to, liquidity, out);
        } else {
            prices.quote(to, from, liquidity, out);
        }
    }
}
