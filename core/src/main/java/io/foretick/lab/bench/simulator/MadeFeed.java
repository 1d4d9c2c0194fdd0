package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;

import java.util.SplittableRandom;

/// Makes a feed like that of a busy coin: a row each millisecond, most of them changes of levels
/// around the touch, fewer the further away; one in fifty is a trade, and the touch wanders. The
/// same seed makes the same feed.
final class MadeFeed {

    /// Time between two rows.
    static final long ROW_NS = 1_000_000;

    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long DELAY_NS = 4_000_000;
    private static final int LEVELS = 1_000;
    private static final int LOTS_MAX = 20_000;
    private static final double NEAR_TICKS = 40;
    private static final double TRADES = 0.02;
    private static final double MOVES = 0.03;

    private final SplittableRandom random;
    private final FeedRows rows;
    private final int size;
    private long bid = 300_000;

    private MadeFeed(Seed seed, int size) {
        this.random = seed.random();
        this.rows = new FeedRows(size);
        this.size = size;
    }

    static FeedRows of(Seed seed, int size) {
        var made = new MadeFeed(seed, size);
        made.open();
        while (made.rows.size() < size) {
            made.next();
        }
        return made.rows;
    }

    private void open() {
        for (int k = 0; k < LEVELS; k++) {
            add(FeedRows.SNAPSHOT, Side.BUY, bid - k, someLots());
            add(FeedRows.SNAPSHOT, Side.SELL, bid + 1 + k, someLots());
        }
    }

    private void next() {
        double draw = random.nextDouble();
        if (draw < TRADES) {
            trade();
        } else if (draw < TRADES + MOVES / 2) {
            add(FeedRows.DEPTH, Side.SELL, bid + 1, 0);
            add(FeedRows.DEPTH, Side.SELL, bid + 2, someLots());
            add(FeedRows.DEPTH, Side.BUY, ++bid, someLots());
        } else if (draw < TRADES + MOVES) {
            add(FeedRows.DEPTH, Side.BUY, bid, 0);
            add(FeedRows.DEPTH, Side.BUY, bid - 1, someLots());
            add(FeedRows.DEPTH, Side.SELL, bid--, someLots());
        } else {
            change();
        }
    }

    private void trade() {
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        long tick = taker == Side.BUY ? bid + 1 : bid;
        add(FeedRows.TRADE, taker, tick, 1L + random.nextInt(LOTS_MAX / 10));
    }

    private void change() {
        long away = (long) (-NEAR_TICKS * Math.log(1 - random.nextDouble()));
        boolean gone = away > 0 && random.nextInt(3) == 0;
        long lots = gone ? 0 : someLots();
        if (random.nextBoolean()) {
            add(FeedRows.DEPTH, Side.BUY, bid - away, lots);
        } else {
            add(FeedRows.DEPTH, Side.SELL, bid + 1 + away, lots);
        }
    }

    private long someLots() {
        return 1L + random.nextInt(LOTS_MAX);
    }

    private void add(byte kind, Side side, long tick, long lots) {
        if (rows.size() < size) {
            long atNs = START_NS + rows.size() * ROW_NS;
            rows.add(kind, side, atNs, atNs + DELAY_NS + random.nextInt((int) ROW_NS), tick, lots);
        }
    }
}
