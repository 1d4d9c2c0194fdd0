package io.foretick.venue.lob.depth;

/// An order book by tick that takes absolute quantities, as feeds tell them. A bid at or above the
/// best ask moves the best ask up behind it and the other way round; the levels that it passed stay
/// until the feed removes them. Owned by one thread; not for our own orders.
public final class DepthBook {

    /// The best bid of a book without bids.
    public static final long NO_BID = TickLadder.NONE_BELOW;

    /// The best ask of a book without asks.
    public static final long NO_ASK = TickLadder.NONE_ABOVE;

    private final TickLadder bids = new TickLadder();
    private final TickLadder asks = new TickLadder();
    private long bestBid = NO_BID;
    private long bestAsk = NO_ASK;

    /// Sets the quantity of a bid; 0 removes it.
    ///
    /// @return the quantity before
    public long setBid(long tick, long lots) {
        long before = bids.set(tick, lots);
        if (lots == 0) {
            if (tick == bestBid) {
                bestBid = bids.below(tick);
            }
        } else if (tick > bestBid) {
            bestBid = tick;
            if (tick >= bestAsk) {
                bestAsk = asks.above(tick);
            }
        }
        return before;
    }

    /// Sets the quantity of an ask; 0 removes it.
    ///
    /// @return the quantity before
    public long setAsk(long tick, long lots) {
        long before = asks.set(tick, lots);
        if (lots == 0) {
            if (tick == bestAsk) {
                bestAsk = asks.above(tick);
            }
        } else if (tick < bestAsk) {
            bestAsk = tick;
            if (tick <= bestBid) {
                bestBid = bids.below(tick);
            }
        }
        return before;
    }

    /// Removes all bids at `downTo` and above.
    public void clearBids(long downTo) {
        for (long tick = bids.above(downTo - 1); tick != NO_ASK; tick = bids.above(tick)) {
            bids.set(tick, 0);
        }
        if (bestBid >= downTo) {
            bestBid = bids.below(downTo);
        }
    }

    /// Removes all asks at `upTo` and below.
    public void clearAsks(long upTo) {
        for (long tick = asks.below(upTo + 1); tick != NO_BID; tick = asks.below(tick)) {
            asks.set(tick, 0);
        }
        if (bestAsk <= upTo) {
            bestAsk = asks.above(upTo);
        }
    }

    /// Removes everything.
    public void clear() {
        bids.clear();
        asks.clear();
        bestBid = NO_BID;
        bestAsk = NO_ASK;
    }

    /// Best bid, or [#NO_BID].
    public long bestBidTick() {
        return bestBid;
    }

    /// Best ask, or [#NO_ASK].
    public long bestAskTick() {
        return bestAsk;
    }

    public long bidLots(long tick) {
        return bids.lots(tick);
    }

    public long askLots(long tick) {
        return asks.lots(tick);
    }

    /// The next bid below a tick, or [#NO_BID].
    public long bidBelow(long tick) {
        return bids.below(tick);
    }

    /// The next ask above a tick, or [#NO_ASK].
    public long askAbove(long tick) {
        return asks.above(tick);
    }
}
