package io.foretick.lab.dataset.feed;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

/// Puts prices and quantities on the grid of ticks and lots. A price must lie on it; a quantity
/// goes to the nearest lot, half a lot up, as feeds of finer lots are played with coarser ones.
final class GridRows {

    /// Above every tick that a book can hold: a clear up to it clears all asks.
    private static final long TOP_TICK = 1L << 40;

    private final Steps steps;
    private final FeedRows rows;

    GridRows(Steps steps, int capacity) {
        this.steps = steps;
        this.rows = new FeedRows(capacity);
    }

    FeedRows rows() {
        return rows;
    }

    long lots(long quantityE8) {
        return (quantityE8 + steps.lotE8() / 2) / steps.lotE8();
    }

    /// @throws IllegalArgumentException if the price lies between two ticks
    long tick(long priceE8) {
        long tick = priceE8 / steps.tickE8();
        if (tick * steps.tickE8() != priceE8) {
            throw new IllegalArgumentException(
                    "price "
                            + E8.format(priceE8)
                            + " is no multiple of the tick "
                            + E8.format(steps.tickE8()));
        }
        return tick;
    }

    /// Adds one row as feed files hold it.
    ///
    /// @param side 1 for bids and buyers, -1 for asks and sellers, 0 to clear both
    void add(long kind, int side, long exchangeNs, long localNs, long priceE8, long quantityE8) {
        if (kind < FeedRows.DEPTH || kind > FeedRows.SNAPSHOT) {
            throw new IllegalArgumentException("event must lie in [1, 4], was " + kind);
        }
        if (priceE8 < 0 || quantityE8 < 0) {
            throw new IllegalArgumentException("a price or quantity below zero");
        }
        checkTime(exchangeNs);
        checkTime(localNs);
        byte known = (byte) kind;
        if (side == 0 && known == FeedRows.CLEAR) {
            rows.add(known, Side.BUY, exchangeNs, localNs, 0, 0);
            rows.add(known, Side.SELL, exchangeNs, localNs, TOP_TICK, 0);
            return;
        }
        if (side != 1 && side != -1) {
            throw new IllegalArgumentException("side must be 1 or -1, was " + side);
        }
        Side whose = side == 1 ? Side.BUY : Side.SELL;
        rows.add(known, whose, exchangeNs, localNs, tick(priceE8), lots(quantityE8));
    }

    private static void checkTime(long timeNs) {
        if (timeNs <= 0 && timeNs != FeedRows.NEVER) {
            throw new IllegalArgumentException("a time must be positive or -1, was " + timeNs);
        }
    }
}
