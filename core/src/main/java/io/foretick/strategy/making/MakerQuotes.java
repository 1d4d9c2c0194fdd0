package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// What a maker wants to rest: levels of bids and asks, best first. Reused from look to look; owned
/// by whoever drives the maker, on one thread. A side without levels is not quoted.
public final class MakerQuotes {

    private final long[] bidTicks;
    private final long[] bidLots;
    private final long[] askTicks;
    private final long[] askLots;
    private int bids;
    private int asks;

    /// Room for `levelsMax` orders a side.
    public MakerQuotes(int levelsMax) {
        Checks.positive(levelsMax, "levelsMax");
        bidTicks = new long[levelsMax];
        bidLots = new long[levelsMax];
        askTicks = new long[levelsMax];
        askLots = new long[levelsMax];
    }

    /// Wants nothing on either side.
    public void clear() {
        bids = 0;
        asks = 0;
    }

    /// Wants to buy `lots` at `tick`, which lies below the bids before it.
    public void bid(long tick, long lots) {
        bidTicks[bids] = tick;
        bidLots[bids++] = lots;
    }

    /// Wants to sell `lots` at `tick`, which lies above the asks before it.
    public void ask(long tick, long lots) {
        askTicks[asks] = tick;
        askLots[asks++] = lots;
    }

    public int bids() {
        return bids;
    }

    public int asks() {
        return asks;
    }

    public long bidTick(int level) {
        return bidTicks[level];
    }

    public long bidLots(int level) {
        return bidLots[level];
    }

    public long askTick(int level) {
        return askTicks[level];
    }

    public long askLots(int level) {
        return askLots[level];
    }
}
