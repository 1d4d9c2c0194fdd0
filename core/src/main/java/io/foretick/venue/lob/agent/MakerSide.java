package io.foretick.venue.lob.agent;

import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;

/// One side of the background makers' ladder. Owned by [BackgroundMakers].
///
/// How it works: prices are keys, the tick of a bid, the negated tick of an ask, so that both sides
/// want the higher. Levels are the multiples of the step from the best key down; each has a fixed
/// cell, the multiple modulo the number of levels. When the ladder moves, a level that leaves and
/// the one that comes share a cell, and all others stay where they are, with their place in the
/// queue.
final class MakerSide {

    private final FifoBook book;
    private final AgentSettings.Makers settings;
    private final Side side;
    private final long sign;
    private final int levels;
    private final long[] openLots;
    private long bestMultiple;
    private long missing; // one bit for each cell that holds less than its depth

    MakerSide(FifoBook book, AgentSettings.Makers settings, Side side) {
        this.book = book;
        this.settings = settings;
        this.side = side;
        sign = side == Side.BUY ? 1 : -1;
        levels = settings.levels();
        openLots = new long[levels];
        missing = -1L >>> (Long.SIZE - levels);
    }

    /// Moves the ladder to the outside price: cancels the levels that are not part of it any more.
    void move(long outsideTick) {
        long key = sign * outsideTick - settings.halfSpreadTicks();
        long multiple = Math.floorDiv(key, settings.stepTicks());
        long shift = multiple - bestMultiple;
        if (shift == 0) {
            return;
        }
        int leaving = (int) Math.min(levels, Math.abs(shift));
        long first = shift > 0 ? bestMultiple - levels + 1 : bestMultiple - leaving + 1;
        for (int k = 0; k < leaving; k++) {
            leave(first + k);
        }
        bestMultiple = multiple;
    }

    /// Places what the levels miss.
    void refill(OrderKind kind) {
        for (long rest = missing; rest != 0; rest &= rest - 1) {
            int cell = Long.numberOfTrailingZeros(rest);
            long below = Math.floorMod(bestMultiple - cell, (long) levels);
            long lots = settings.depthLots() - openLots[cell];
            long order = book.place(kind, side, tick(bestMultiple - below), lots, owner());
            if (order != FifoBook.NO_ORDER) {
                openLots[cell] += lots - book.takenLots();
            }
            if (openLots[cell] == settings.depthLots()) {
                missing &= ~(1L << cell);
            }
        }
    }

    /// An order at one of the levels was filled.
    void onFill(long tick, long lots) {
        int cell = cell(sign * tick / settings.stepTicks());
        openLots[cell] -= lots;
        missing |= 1L << cell;
    }

    /// The price of the last level.
    long furthestTick() {
        return tick(bestMultiple - levels + 1);
    }

    private void leave(long multiple) {
        int cell = cell(multiple);
        if (openLots[cell] > 0) {
            book.cancelAt(side, tick(multiple), owner());
            openLots[cell] = 0;
        }
        missing |= 1L << cell;
    }

    private int cell(long multiple) {
        return (int) Math.floorMod(multiple, (long) levels);
    }

    private long tick(long multiple) {
        return sign * multiple * settings.stepTicks();
    }

    private static int owner() {
        return Owner.MAKERS.ordinal();
    }
}
