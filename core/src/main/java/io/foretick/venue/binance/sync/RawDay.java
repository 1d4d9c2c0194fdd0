package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;

/// The raw trades of the day that is recorded, on their way into the store: those of closed seconds
/// go, those of the open second wait, since they may belong to the next day. Mutable, owned by one
/// recorder.
final class RawDay implements TradeSink, Closeable {

    private final SymbolStore store;
    private TradeRun waiting = new TradeRun();
    private int closed; // of those that wait
    private long fromId;
    private @Nullable DayTrades going; // null until there is something to add to

    /// @param fromId trades below it are held of the day; 0 for none
    RawDay(SymbolStore store, long fromId) {
        this.store = store;
        this.fromId = fromId;
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        waiting.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
    }

    /// All that came so far belongs to seconds that are closed.
    void secondClosed() {
        closed = waiting.size();
    }

    /// The day is over: what waits is the rest of it, and what comes belongs to the next.
    TradeRun endDay() {
        TradeRun rest = waiting;
        waiting = new TradeRun();
        closed = 0;
        return rest;
    }

    /// Hands on what is closed of the day that is going on.
    void flush(LocalDate day) throws IOException {
        append(day, waiting, closed);
        closed = 0;
    }

    /// Publishes a day that is over.
    void publish(SecondRows rows, DayProof proof, TradeRun rest) throws IOException {
        append(proof.day(), rest, rest.size());
        publishGoing(rows, proof);
        fromId = 0;
    }

    /// Publishes what is closed of a day that is going on.
    void publishPart(SecondRows rows, DayProof proof) throws IOException {
        flush(proof.day());
        publishGoing(rows, proof);
        fromId = rows.lastId(rows.size() - 1) + 1;
    }

    private void append(LocalDate day, TradeRun run, int count) throws IOException {
        if (going == null) {
            going = store.trades(day, fromId);
        }
        store.append(run, count, going);
    }

    private void publishGoing(SecondRows rows, DayProof proof) throws IOException {
        store.publish(rows, proof, going);
        close();
    }

    /// Forgets what was not published.
    @Override
    public void close() throws IOException {
        if (going != null) {
            store.forget(going);
            going = null;
        }
    }
}
