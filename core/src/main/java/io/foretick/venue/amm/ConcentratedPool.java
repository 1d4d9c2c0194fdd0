package io.foretick.venue.amm;

import io.foretick.event.Side;

/// A pool whose liquidity lies in ranges: Uniswap v3 and PancakeSwap v3, in the integers of the
/// contracts (UniswapV3Pool with SwapMath, SqrtPriceMath and TickMath). The base is token 0. No
/// share of the fees goes to the protocol, and there is no oracle.
///
/// How it works: a swap goes from tick to tick. As in the contract it also halts at the ends of
/// words of 256 usable ticks, for each halt rounds once. At a tick where a range begins or ends the
/// liquidity changes and the fees outside of it flip.
public final class ConcentratedPool implements Pool {

    private static final int PPM = 1_000_000;
    private static final int WORD = 256;
    private static final int FEE_BITS = 128;

    /// What is wanted of a swap.
    private enum Goal {
        PAY_IN,
        TAKE_OUT
    }

    private final int spacing;
    private final double feeShare;
    private final WideDivider divider = new WideDivider();
    private final WideDivider byLiquidity = new WideDivider();
    private final Ticks ticks = new Ticks();
    private final SqrtPrice prices = new SqrtPrice(divider);
    private final SwapStep step;
    private final TickTable table = new TickTable();

    private final Wide base = new Wide();
    private final Wide quote = new Wide();
    private final Wide sqrtPrice = new Wide();
    private final Wide liquidity = new Wide();
    private final Wide baseFees = new Wide(); // for each unit of liquidity, times 2^128
    private final Wide quoteFees = new Wide();
    private int tick;

    private final Wide lowest;
    private final Wide highest;
    private final Wide feeScale = new Wide().set(1).shiftLeft(FEE_BITS);
    private final Wide left = new Wide();
    private final Wide limit = new Wide();
    private final Wide target = new Wide();
    private final Wide next = new Wide();
    private final Wide nextAbove = new Wide();
    private final Wide nextBelow = new Wide();
    private int tickAbove = Integer.MAX_VALUE; // whose root is in nextAbove
    private int tickBelow = Integer.MAX_VALUE;

    /// A pool without liquidity.
    ///
    /// @param sqrtPrice square root of its price times 2^96
    /// @param feePpm 100, 500, 2500 (PancakeSwap), 3000 (Uniswap) or 10000
    public ConcentratedPool(Wide sqrtPrice, int feePpm) {
        spacing = spacing(feePpm);
        feeShare = feePpm / (double) PPM;
        step = new SwapStep(prices, feePpm);
        lowest = ticks.sqrtRatio(Ticks.MIN, new Wide());
        highest = ticks.sqrtRatio(Ticks.MAX, new Wide());
        if (sqrtPrice.isBelow(lowest) || !sqrtPrice.isBelow(highest)) {
            throw new IllegalArgumentException("sqrtPrice beyond the ticks: " + sqrtPrice);
        }
        this.sqrtPrice.set(sqrtPrice);
        tick = ticks.atSqrtRatio(sqrtPrice);
    }

    /// Ticks between two that a range may begin or end at, in a pool of this fee.
    public static int spacing(int feePpm) {
        return switch (feePpm) {
            case 100 -> 1;
            case 500 -> 10;
            case 2_500 -> 50;
            case 3_000 -> 60;
            case 10_000 -> 200;
            default ->
                    throw new IllegalArgumentException(
                            "fees of concentrated pools are 100, 500, 2500, 3000 or 10000 ppm, not "
                                    + feePpm);
        };
    }

    /// A range without liquidity yet.
    ///
    /// @param lowerTick multiple of [#spacing], as the other
    public RangePosition open(int lowerTick, int upperTick) {
        if (Math.floorMod(lowerTick, spacing) != 0 || Math.floorMod(upperTick, spacing) != 0) {
            throw new IllegalArgumentException(
                    "not multiples of " + spacing + ": " + lowerTick + ", " + upperTick);
        }
        return new RangePosition(lowerTick, upperTick);
    }

    /// Sets `result` to the most liquidity that these amounts buy in a range, as the periphery's
    /// LiquidityAmounts computes it.
    public Wide liquidityFor(RangePosition range, Wide baseMax, Wide quoteMax, Wide result) {
        Wide low = ticks.sqrtRatio(range.lowerTick(), new Wide());
        Wide high = ticks.sqrtRatio(range.upperTick(), new Wide());
        Wide from = Wide.copyOf(sqrtPrice.isBelow(low) ? low : sqrtPrice).capAt(high);
        Wide one = new Wide().set(1).shiftLeft(Ticks.RESOLUTION);
        if (from.isBelow(high)) {
            divider.multiplyDivide(from, high, one, result);
            divider.multiplyDivide(baseMax, result, Wide.copyOf(high).subtract(from), result);
        }
        if (from.isAbove(low)) {
            Wide ofQuote = divider.multiplyDivide(quoteMax, one, from.subtract(low), one);
            result.set(sqrtPrice.isBelow(high) ? result.capAt(ofQuote) : ofQuote);
        }
        return result;
    }

    /// Pays in what `amount` of liquidity costs, rounded up, and tells it.
    public void add(RangePosition range, Wide amount, Wide baseIn, Wide quoteIn) {
        if (amount.isZero()) {
            throw new IllegalArgumentException("no liquidity to add"); // the contract reverts
        }
        TickTable.Tick low = begin(range.lowerTick());
        low.gross.add(amount);
        low.net.addWrapping(amount);
        TickTable.Tick high = begin(range.upperTick());
        high.gross.add(amount);
        high.net.subtractWrapping(amount);
        count(range);
        range.liquidity.add(amount);
        bounds(range);
        prices.baseUp(next, target, amount, baseIn);
        prices.quoteUp(limit, next, amount, quoteIn);
        if (isInside(range)) {
            liquidity.add(amount);
        }
        base.add(baseIn);
        quote.add(quoteIn);
    }

    /// Takes out `amount` of liquidity and tells what is paid for it, rounded down; fees stay until
    /// [#collect].
    ///
    /// @throws ArithmeticException if the range has not so much
    public void remove(RangePosition range, Wide amount, Wide baseOut, Wide quoteOut) {
        countIfAny(range);
        range.liquidity.subtract(amount);
        holdings(range, amount, baseOut, quoteOut);
        if (amount.isZero()) {
            return;
        }
        table.at(range.lowerTick()).net.subtractWrapping(amount);
        table.at(range.upperTick()).net.addWrapping(amount);
        if (isInside(range)) {
            liquidity.subtract(amount);
        }
        end(range.lowerTick(), amount);
        end(range.upperTick(), amount);
        base.subtract(baseOut);
        quote.subtract(quoteOut);
    }

    /// Sets what `amount` of liquidity of this range would be paid now, fees apart.
    public void holdings(RangePosition range, Wide amount, Wide baseOut, Wide quoteOut) {
        bounds(range);
        prices.base(next, target, amount, baseOut);
        prices.quote(limit, next, amount, quoteOut);
    }

    /// Sets what [#collect] would pay now.
    public void earned(RangePosition range, Wide baseOwed, Wide quoteOwed) {
        countIfAny(range);
        baseOwed.set(range.baseOwed);
        quoteOwed.set(range.quoteOwed);
    }

    /// A range over all usable ticks, without liquidity yet.
    public RangePosition openFull() {
        int most = Ticks.MAX / spacing * spacing;
        return open(-most, most);
    }

    /// Pays out the fees of a range and tells how much they are.
    public void collect(RangePosition range, Wide baseOut, Wide quoteOut) {
        countIfAny(range);
        base.subtract(baseOut.set(range.baseOwed));
        quote.subtract(quoteOut.set(range.quoteOwed));
        range.baseOwed.set(0);
        range.quoteOwed.set(0);
    }

    /// Leaves the range's ends in `limit` and `target`, and in `next` the price held between them.
    private void bounds(RangePosition range) {
        ticks.sqrtRatio(range.lowerTick(), limit);
        ticks.sqrtRatio(range.upperTick(), target);
        next.set(sqrtPrice.isBelow(limit) ? limit : sqrtPrice).capAt(target);
    }

    private boolean isInside(RangePosition range) {
        return tick >= range.lowerTick() && tick < range.upperTick();
    }

    /// The tick, made if need be; by convention all fees so far were earned below it.
    private TickTable.Tick begin(int at) {
        if (table.indexOf(at) != TickTable.NONE) {
            return table.at(at);
        }
        TickTable.Tick begun = table.insert(at);
        if (at <= tick) {
            begun.baseFeesOutside.set(baseFees);
            begun.quoteFeesOutside.set(quoteFees);
        }
        return begun;
    }

    private void end(int at, Wide amount) {
        if (table.at(at).gross.subtract(amount).isZero()) {
            table.remove(at);
        }
    }

    /// Without liquidity nothing was earned, and the ticks may be gone.
    private void countIfAny(RangePosition range) {
        if (!range.liquidity.isZero()) {
            count(range);
        }
    }

    /// Counts the fees that a range has earned since the last time.
    private void count(RangePosition range) {
        TickTable.Tick low = table.at(range.lowerTick());
        TickTable.Tick high = table.at(range.upperTick());
        inside(baseFees, low.at, low.baseFeesOutside, high.at, high.baseFeesOutside);
        earn(range.baseFeesSeen, range.baseOwed, range.liquidity);
        inside(quoteFees, low.at, low.quoteFeesOutside, high.at, high.quoteFeesOutside);
        earn(range.quoteFeesSeen, range.quoteOwed, range.liquidity);
    }

    /// Leaves in `left` the fees between two ticks for each unit of liquidity: all but those below
    /// and above.
    private void inside(Wide all, int low, Wide lowOutside, int high, Wide highOutside) {
        if (tick < low) {
            left.set(lowOutside).subtractWrapping(highOutside);
        } else if (tick < high) {
            left.set(all).subtractWrapping(lowOutside).subtractWrapping(highOutside);
        } else {
            left.set(highOutside).subtractWrapping(lowOutside);
        }
    }

    private void earn(Wide seen, Wide owed, Wide amount) {
        next.set(left).subtractWrapping(seen);
        owed.add(divider.multiplyDivide(next, amount, feeScale, next));
        seen.set(left);
    }

    @Override
    public void swap(Side side, Wide amountIn, Swap swap) {
        limit.set(side == Side.BUY ? highest : lowest);
        limitInside();
        left.set(amountIn);
        run(side, Goal.PAY_IN, swap);
    }

    @Override
    public void trade(Side side, Wide baseMax, double limitPrice, Swap swap) {
        double kept = 1.0 - feeShare;
        double price = side == Side.BUY ? limitPrice * kept : limitPrice / kept;
        double root = Math.min(Math.sqrt(price), 0x1.0p100) * 0x1.0p96;
        limit.setFloor(root);
        limitInside();
        boolean open = side == Side.BUY ? sqrtPrice.isBelow(limit) : sqrtPrice.isAbove(limit);
        if (!open) {
            swap.end(Swap.Outcome.EMPTY, side);
            return;
        }
        left.set(baseMax);
        run(side, side == Side.BUY ? Goal.TAKE_OUT : Goal.PAY_IN, swap);
    }

    /// Keeps the limit off the ends of the ticks, as the contract demands.
    private void limitInside() {
        if (!limit.isAbove(lowest)) {
            limit.set(lowest).add(1);
        }
        if (!limit.isBelow(highest)) {
            limit.set(highest).subtract(target.set(1));
        }
    }

    /// Swaps what is in `left`, up to the price in `limit`.
    private void run(Side side, Goal goal, Swap swap) {
        swap.in().set(0);
        swap.out().set(0);
        swap.fee().set(0);
        while (!left.isZero() && !sqrtPrice.equals(limit)) {
            int nextTick = nextTick(side);
            loadNext(side, nextTick);
            target.set(next);
            if (side == Side.BUY ? target.isAbove(limit) : target.isBelow(limit)) {
                target.set(limit);
            }
            switch (goal) {
                case PAY_IN -> step.payIn(side, sqrtPrice, target, liquidity, left);
                case TAKE_OUT -> step.takeOut(side, sqrtPrice, target, liquidity, left);
            }
            book(side, goal, swap);
            moveTo(side, nextTick);
        }
        boolean empty = swap.in().isZero() && swap.out().isZero();
        (side == Side.BUY ? quote : base).add(swap.in());
        (side == Side.BUY ? base : quote).subtract(swap.out());
        swap.end(empty ? Swap.Outcome.EMPTY : Swap.Outcome.DONE, side);
    }

    /// Where the next step ends at the latest: the next tick at which a range begins or ends, or
    /// the end of the word.
    private int nextTick(Side side) {
        int usable = Math.floorDiv(tick, spacing);
        int index = table.floorIndex(tick);
        if (side == Side.BUY) {
            int end = Math.min(((usable + 1) | (WORD - 1)) * spacing, Ticks.MAX);
            return index + 1 < table.size() ? Math.min(table.get(index + 1).at, end) : end;
        }
        int end = Math.max((usable & -WORD) * spacing, Ticks.MIN);
        return index >= 0 ? Math.max(table.get(index).at, end) : end;
    }

    /// Leaves the root of a tick in `next`; the last one of each side is remembered.
    private void loadNext(Side side, int nextTick) {
        if (side == Side.BUY) {
            if (tickAbove != nextTick) {
                ticks.sqrtRatio(nextTick, nextAbove);
                tickAbove = nextTick;
            }
            next.set(nextAbove);
        } else {
            if (tickBelow != nextTick) {
                ticks.sqrtRatio(nextTick, nextBelow);
                tickBelow = nextTick;
            }
            next.set(nextBelow);
        }
    }

    private void book(Side side, Goal goal, Swap swap) {
        switch (goal) {
            case PAY_IN -> left.subtract(step.in).subtract(step.fee);
            case TAKE_OUT -> left.subtract(step.out);
        }
        swap.in().add(step.in).add(step.fee);
        swap.out().add(step.out);
        swap.fee().add(step.fee);
        if (!liquidity.isZero()) {
            byLiquidity.multiplyDivide(step.fee, feeScale, liquidity, target);
            (side == Side.BUY ? quoteFees : baseFees).addWrapping(target);
        }
    }

    private void moveTo(Side side, int nextTick) {
        boolean reached = step.price.equals(next);
        boolean moved = !step.price.equals(sqrtPrice);
        sqrtPrice.set(step.price);
        if (reached) {
            cross(side, nextTick);
            tick = side == Side.BUY ? nextTick : nextTick - 1;
        } else if (moved) {
            tick = ticks.atSqrtRatio(sqrtPrice);
        }
    }

    private void cross(Side side, int at) {
        int index = table.indexOf(at);
        if (index == TickTable.NONE) {
            return;
        }
        TickTable.Tick crossed = table.get(index);
        crossed.baseFeesOutside.set(target.set(baseFees).subtractWrapping(crossed.baseFeesOutside));
        crossed.quoteFeesOutside.set(
                target.set(quoteFees).subtractWrapping(crossed.quoteFeesOutside));
        if (side == Side.BUY) {
            liquidity.addWrapping(crossed.net);
        } else {
            liquidity.subtractWrapping(crossed.net);
        }
    }

    @Override
    public double price() {
        return Ticks.price(sqrtPrice);
    }

    /// Square root of the price times 2^96. To be read only.
    public Wide sqrtPrice() {
        return sqrtPrice;
    }

    /// The tick that the price stands in.
    public int tick() {
        return tick;
    }

    /// Liquidity at the price. To be read only.
    public Wide liquidity() {
        return liquidity;
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
        return base;
    }

    @Override
    public Wide quote() {
        return quote;
    }
}
