package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;

import java.util.SplittableRandom;

/// What arrives at a busy book, drawn once: half of it orders that rest near the best price, nearly
/// as many cancels of them, some takers, reductions and replacements. Read by books in turns; one
/// thread.
final class OrderFlow {

    /// One operation.
    enum What {
        PLACE,
        TAKE,
        CANCEL,
        REDUCE,
        REPLACE
    }

    /// Operations, after which they repeat.
    static final int SIZE = 1 << 14;

    /// Orders that can be named: an operation names the last one that was placed under its number.
    static final int NAMES = 1 << 10;

    private static final int LEVELS = 20;
    private static final What[] WHATS = What.values();
    private static final OrderKind[] KINDS = OrderKind.values();
    private static final int[] PER_CENT = {50, 7, 33, 5, 5};

    private final byte[] whats = new byte[SIZE];
    private final byte[] kinds = new byte[SIZE];
    private final boolean[] buys = new boolean[SIZE];
    private final int[] ticks = new int[SIZE];
    private final int[] lots = new int[SIZE];
    private final int[] names = new int[SIZE];

    OrderFlow(Seed seed) {
        SplittableRandom random = seed.random();
        for (int k = 0; k < SIZE; k++) {
            What what = what(random.nextInt(100));
            boolean buys = random.nextBoolean();
            whats[k] = (byte) what.ordinal();
            kinds[k] = (byte) kind(what, random.nextInt(4)).ordinal();
            this.buys[k] = buys;
            int depth = Math.min(random.nextInt(LEVELS), random.nextInt(LEVELS));
            ticks[k] = buys ? -depth : 1 + depth;
            lots[k] = 1 + random.nextInt(20);
            names[k] = random.nextInt(NAMES);
        }
    }

    What what(long at) {
        return WHATS[whats[index(at)]];
    }

    OrderKind kind(long at) {
        return KINDS[kinds[index(at)]];
    }

    Side side(long at) {
        return buys[index(at)] ? Side.BUY : Side.SELL;
    }

    long tick(long at) {
        return ticks[index(at)];
    }

    /// A taker looks like an order of the other side, some levels deep.
    long takerTick(long at) {
        return 1L - ticks[index(at)];
    }

    long lots(long at) {
        return lots[index(at)];
    }

    int name(long at) {
        return names[index(at)];
    }

    private static int index(long at) {
        return (int) at & (SIZE - 1);
    }

    private static What what(int draw) {
        int sum = 0;
        for (What what : WHATS) {
            sum += PER_CENT[what.ordinal()];
            if (draw < sum) {
                return what;
            }
        }
        throw new IllegalStateException("shares do not add up to 100");
    }

    private static OrderKind kind(What what, int draw) {
        if (what == What.TAKE) {
            return draw == 0 ? OrderKind.FILL_OR_KILL : OrderKind.IMMEDIATE_OR_CANCEL;
        }
        return draw < 2 ? OrderKind.GOOD_TILL_CANCELLED : OrderKind.POST_ONLY;
    }
}
