package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.market.second.TradeSink;

import java.util.SplittableRandom;

/// Makes trades of one symbol, the same for the same seed: ids without a hole, times that rise
/// irregularly, a price that walks. Holes and halts are made on request.
public final class SampleTrades {

    private static final long STEP_E8 = E8.ONE / 100;

    private final SplittableRandom random;
    private final long meanGapNs;
    private long id;
    private long timeNs;
    private long priceE8 = 20_000 * E8.ONE;

    /// @param fromNs no trade comes before it
    /// @param meanGapNs from trade to trade
    public SampleTrades(long seed, long firstId, long fromNs, long meanGapNs) {
        this.random = new SplittableRandom(seed);
        this.meanGapNs = meanGapNs;
        this.id = firstId;
        this.timeNs = fromNs;
    }

    /// Gives all trades before a time.
    public void giveUntil(long endNs, TradeSink sink) {
        while (timeNs < endNs) {
            long quantityE8 = 1 + random.nextLong(3 * E8.ONE);
            sink.trade(id, timeNs, priceE8, quantityE8, random.nextBoolean());
            id++;
            timeNs += random.nextLong(2 * meanGapNs / Times.MILLI_NS + 1) * Times.MILLI_NS;
            priceE8 += random.nextLong(-5, 6) * STEP_E8;
        }
    }

    /// Nothing is traded for a while; the ids go on.
    public SampleTrades halt(long spanNs) {
        timeNs += spanNs;
        return this;
    }

    /// Leaves out ids, as if trades were lost.
    public SampleTrades lose(long trades) {
        id += trades;
        return this;
    }

    /// Id of the next trade.
    public long nextId() {
        return id;
    }

    /// Time of the next trade.
    public long nextTimeNs() {
        return timeNs;
    }
}
