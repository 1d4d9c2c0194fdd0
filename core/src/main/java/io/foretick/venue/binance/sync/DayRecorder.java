package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;

/// Makes days of one symbol's trades and publishes each when it is whole. Mutable, owned by the
/// symbol's worker.
///
/// How it works: the trades close seconds, the seconds fill the rows of a day, and its last row
/// makes it ready to be published. A day that is not whole can be published at any time: then with
/// the seconds that are closed, and with no more than the trades in them, so that whoever goes on
/// from there gets the same rows.
final class DayRecorder implements TradeSink, Closeable {

    private final SymbolStore store;
    private final SecondCloser closer;
    private final @Nullable RawDay raw; // null where raw trades are not kept
    private final Parts parts = new Parts();
    private final ArrayDeque<Day> whole = new ArrayDeque<>();
    private @Nullable SecondRows rows; // null before the day's first row
    private long nextId;
    private long trades;
    private long savedSecond; // what is held of the day ends with it
    private long priceBeforeE8;
    private long idBefore;
    private long dayTrades;
    private Odd held = Odd.NONE; // of a day that is gone on with
    private Odd before = Odd.NONE; // counts of the closer when the day began
    private Odd closed = Odd.NONE; // counts of the closer at the last closed second

    /// A day that is ready.
    ///
    /// @param trades the rest of its raw trades; null where they are not kept
    private record Day(SecondRows rows, DayProof proof, @Nullable TradeRun trades) {}

    /// Counts of what was odd.
    private record Odd(long duplicates, long late) {
        static final Odd NONE = new Odd(0, 0);
    }

    /// Begins a day, or a history.
    DayRecorder(SymbolStore store, Position start) {
        this.store = store;
        this.raw = raw(store, 0);
        this.priceBeforeE8 = start.priceE8();
        this.idBefore = start.lastId();
        this.nextId = start.lastId() == SecondCloser.NO_ID ? SecondCloser.NO_ID : idBefore + 1;
        this.closer =
                new SecondCloser(start.second(), start.priceE8(), start.lastId(), this::second);
    }

    /// Goes on with a day that is held in part.
    ///
    /// @param begun its rows, which belong to the recorder from now on
    DayRecorder(SymbolStore store, DayProof proof, SecondRows begun) {
        this.store = store;
        this.priceBeforeE8 = proof.priceBeforeE8();
        this.idBefore = proof.idBefore();
        this.rows = begun;
        this.savedSecond = begun.endSecond();
        this.dayTrades = proof.trades();
        this.held = new Odd(proof.duplicates(), proof.late());
        parts.addAll(proof.parts());
        int last = begun.size() - 1;
        this.nextId = begun.lastId(last) + 1;
        this.raw = raw(store, nextId);
        this.closer =
                new SecondCloser(
                        begun.endSecond(), begun.priceE8(last), begun.lastId(last), this::second);
    }

    private static @Nullable RawDay raw(SymbolStore store, long fromId) {
        return switch (store.rawTrades()) {
            case KEPT -> new RawDay(store, fromId);
            case DROPPED -> null;
        };
    }

    /// What comes next is from there.
    void from(Origin origin) {
        parts.from(origin);
    }

    @Override
    public void trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        closer.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        if (id >= nextId) {
            parts.add(id);
            nextId = id + 1;
            trades++;
            if (raw != null) {
                raw.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
            }
        }
    }

    /// Goes on behind ids that nobody has.
    void passUntil(long id) {
        nextId = id;
    }

    /// Closes all seconds before this one; a trade that lies later must be known.
    void closeUntil(long second) {
        closer.closeUntil(second);
    }

    /// Publishes the days that got whole.
    void publishWhole() throws IOException {
        while (!whole.isEmpty()) {
            Day day = whole.getFirst();
            if (raw != null && day.trades() != null) {
                raw.publish(day.rows(), day.proof(), day.trades());
            } else {
                store.publish(day.rows(), day.proof(), null);
            }
            whole.removeFirst();
        }
        if (raw != null && rows != null) {
            raw.flush(dayOf(rows));
        }
    }

    /// Publishes also what is closed of the day that is not whole, where there is any.
    void publishAll() throws IOException {
        publishWhole();
        if (rows != null && rows.endSecond() > savedSecond) {
            if (raw != null) {
                raw.publishPart(rows, proof(rows));
            } else {
                store.publish(rows, proof(rows), null);
            }
            savedSecond = rows.endSecond();
        }
    }

    /// Forgets what was not published.
    @Override
    public void close() throws IOException {
        if (raw != null) {
            raw.close();
        }
    }

    /// Id that must come next, [SecondCloser#NO_ID] where any may.
    long nextId() {
        return nextId;
    }

    /// The second that trades are booked in now.
    long openSecond() {
        return closer.openSecond();
    }

    /// Trades taken, without those of a day that was held.
    long trades() {
        return trades;
    }

    /// How far the trades are known.
    Position position() {
        return new Position(closer.openSecond(), closer.lastId(), closer.priceE8());
    }

    private void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        if (rows == null) {
            rows = new SecondRows(second);
        }
        rows.second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
        dayTrades += trades;
        closed = new Odd(closer.duplicates(), closer.late());
        if (raw != null) {
            raw.secondClosed();
        }
        if ((second + 1) % SecondRows.SECONDS_A_DAY == 0) {
            finish(rows, priceE8, lastId);
        }
    }

    private void finish(SecondRows day, long priceE8, long lastId) {
        whole.add(new Day(day, proof(day), raw == null ? null : raw.endDay()));
        rows = null;
        priceBeforeE8 = priceE8;
        idBefore = lastId;
        dayTrades = 0;
        held = Odd.NONE;
        before = closed;
        parts.clear();
    }

    private DayProof proof(SecondRows done) {
        return new DayProof(
                store.symbol(),
                dayOf(done),
                done.digest(),
                done.firstSecond(),
                done.endSecond(),
                priceBeforeE8,
                idBefore,
                dayTrades,
                held.duplicates() + closed.duplicates() - before.duplicates(),
                held.late() + closed.late() - before.late(),
                parts.until(done.lastId(done.size() - 1)));
    }

    private static LocalDate dayOf(SecondRows rows) {
        return LocalDate.ofEpochDay(SecondRows.epochDay(rows.firstSecond()));
    }
}
