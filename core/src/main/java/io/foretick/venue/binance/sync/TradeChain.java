package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;

/// Lets through those trades of one source that continue a symbol's ids without a hole, up to an
/// end. Mutable, owned by the symbol's worker; one for each reading of a source.
///
/// How it works: ids that are known are left out, until the source has brought a new one; what it
/// repeats after that is a duplicate, and counted. The first trade whose id is not the next one, or
/// that lies beyond the end, changes the state, and nothing passes any more.
final class TradeChain implements TradeSink {

    private static final long NO_END = Long.MAX_VALUE;

    enum State {
        /// More may come.
        OPEN,
        /// The source goes on behind a hole.
        JUMPED,
        /// All that was wanted has come.
        ENDED
    }

    private final DayRecorder recorder;
    private final StopSign stop;
    private final long startSecond;
    private final long endSecond;
    private final long endId;
    private long nextId;
    private boolean entered;
    private long beyondId;
    private long beyondTimeNs;
    private State state = State.OPEN;

    private TradeChain(DayRecorder recorder, StopSign stop, long endSecond, long endId) {
        Position start = recorder.position();
        this.recorder = recorder;
        this.stop = stop;
        this.startSecond = start.second();
        this.endSecond = endSecond;
        this.endId = endId;
        this.nextId = start.lastId() == SecondCloser.NO_ID ? SecondCloser.NO_ID : next(start);
        this.state = nextId == endId ? State.ENDED : State.OPEN;
    }

    private static long next(Position start) {
        return start.lastId() + 1;
    }

    /// All trades before a second.
    static TradeChain untilSecond(DayRecorder recorder, StopSign stop, long endSecond) {
        return new TradeChain(recorder, stop, endSecond, NO_END);
    }

    /// All trades before an id.
    static TradeChain untilId(DayRecorder recorder, StopSign stop, long endId) {
        return new TradeChain(recorder, stop, NO_END, endId);
    }

    @Override
    public void trade(
            long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        if (state != State.OPEN) {
            return;
        }
        if (nextId == SecondCloser.NO_ID && timeNs / Times.SECOND_NS >= startSecond) {
            nextId = id; // nobody knows a trade before it
        }
        if (id < nextId && entered || id == nextId) {
            take(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        } else if (id > nextId && nextId != SecondCloser.NO_ID) {
            leave(State.JUMPED, id, timeNs);
        }
    }
