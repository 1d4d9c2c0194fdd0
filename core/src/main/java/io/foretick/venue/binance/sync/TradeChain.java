package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;

/// Lets through those trades of one source that continue a symbol's ids without a hole, up to an
/// end. Mutable, owned by the symbol's worker; one for each reading of a source.
///
/// How it works: ids that are known are left out, until the source has brought a new one; what it
/// repeats after that is a duplicate, and counted. The first trade whose id is not the next one, or
/// that lies beyond the end, changes the state, and nothing passes any more. The second that a
/// trade is booked in decides on the end, not its own: a late one belongs to the open second.
final class TradeChain implements TradeSink {

    private static final long NO_END = Long.MAX_VALUE;

    /// What the source has come to.
    enum State {
        /// More may come.
        OPEN,
        /// The source goes on behind a hole.
        JUMPED,
        /// All ids that were wanted have come.
        FILLED,
        /// A trade has shown that lies in no second that is wanted.
        ENDED
    }

    /// Ids that a source has left out.
    ///
    /// @param firstId the first of them
    /// @param endId the one after the last
    /// @param timeNs of the trade behind them
    record Gap(long firstId, long endId, long timeNs) {}

    private final DayRecorder recorder;
    private final long startSecond;
    private final long endSecond;
    private final long endId;
    private boolean entered;
    private long seenId;
    private long seenTimeNs;
    private State state;

    private TradeChain(DayRecorder recorder, long endSecond, long endId) {
        this.recorder = recorder;
        this.startSecond = recorder.openSecond();
        this.endSecond = endSecond;
        this.endId = endId;
        this.state = recorder.nextId() < endId ? State.OPEN : State.FILLED;
    }

    /// Wants all trades before a second.
    static TradeChain until(DayRecorder recorder, long endSecond) {
        return new TradeChain(recorder, endSecond, NO_END);
    }

    /// Wants no more than what another source has left out.
    TradeChain forGap() {
        return new TradeChain(recorder, endSecond, gap().endId());
    }

    /// Wants what this one wanted, from where the trades stand now.
    TradeChain again() {
        return new TradeChain(recorder, endSecond, endId);
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        if (state != State.OPEN) {
            return;
        }
        long nextId = recorder.nextId();
        if (nextId == SecondCloser.NO_ID && timeNs / Times.SECOND_NS >= startSecond) {
            nextId = id; // nobody knows of a trade before it
        }
        if (id == nextId) {
            next(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        } else if (id < nextId && entered) {
            recorder.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker); // counts it
        } else if (id > nextId && nextId != SecondCloser.NO_ID) {
            seenId = id;
            seenTimeNs = timeNs;
            state = State.JUMPED;
        }
    }

    private void next(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        if (Math.max(timeNs / Times.SECOND_NS, recorder.openSecond()) >= endSecond) {
            state = State.ENDED;
            return;
        }
        recorder.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        entered = true;
        if (id + 1 == endId) {
            state = State.FILLED;
        }
    }

    State state() {
        return state;
    }

    /// Trades from this second on are not wanted.
    long endSecond() {
        return endSecond;
    }

    /// Id that must come next.
    long nextId() {
        return recorder.nextId();
    }

    /// How many ids are wanted at most.
    long wanted() {
        return endId - recorder.nextId();
    }

    /// What was left out, once the source has jumped.
    Gap gap() {
        return new Gap(recorder.nextId(), Math.min(seenId, endId), seenTimeNs);
    }

    /// Goes on behind what was left out: nobody has it.
    void passGap() {
        recorder.passUntil(gap().endId());
        state = recorder.nextId() < endId ? State.OPEN : State.FILLED;
    }
}
