package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/// Makes days of one symbol's trades and publishes each when it is whole. Mutable, owned by the
/// symbol's worker.
///
/// How it works: the trades close seconds, the seconds fill the rows of a day, and its last row
/// publishes it. A day that is not whole can be published at any time: then with the seconds that
/// are closed, and with no more than the trades in them, so that whoever goes on from there gets
/// the same rows.
final class DayRecorder implements TradeSink {

    private final SharedStore store;
    private final String symbol;
    private final SecondCloser closer;
    private final Parts parts = new Parts();
    private @Nullable SecondRows rows; // null before the day's first row
    private long priceBeforeE8;
    private long idBefore;
    private long dayTrades;
    private long publishedTrades;
    private int publishedDays;
    private Odd held = Odd.NONE; // of a day that is gone on with
    private Odd before = Odd.NONE; // counts of the closer when the day began
    private Odd closed = Odd.NONE; // counts of the closer at the last closed second

    /// Counts of what was odd.
    private record Odd(long duplicates, long late) {
        static final Odd NONE = new Odd(0, 0);
    }

    /// Begins a day, or a history.
    DayRecorder(SharedStore store, String symbol, Position start) {
        this.store = store;
        this.symbol = symbol;
        this.priceBeforeE8 = start.priceE8();
        this.idBefore = start.lastId();
        this.closer =
                new SecondCloser(start.second(), start.priceE8(), start.lastId(), this::second);
    }

    /// Goes on with a day that is held in part.
    ///
    /// @param begun its rows, which belong to the recorder from now on
    DayRecorder(SharedStore store, DayProof proof, SecondRows begun) {
        this.store = store;
        this.symbol = proof.symbol();
        this.priceBeforeE8 = proof.priceBeforeE8();
        this.idBefore = proof.idBefore();
        this.rows = begun;
        this.dayTrades = proof.trades();
        this.publishedTrades = proof.trades();
        this.held = new Odd(proof.duplicates(), proof.late());
        parts.addAll(proof.parts());
        int last = begun.size() - 1;
        this.closer =
                new SecondCloser(
                        begun.endSecond(), begun.priceE8(last), begun.lastId(last), this::second);
    }

    /// What comes next is from there.
    void from(Origin origin) {
        parts.from(origin);
    }

    /// @throws UncheckedIOException if a day that got whole cannot be published
    @Override
    public void trade(
            long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {
        long last = closer.lastId();
        closer.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        if (closer.lastId() != last) {
            parts.add(id);
        }
    }

    /// Closes all seconds before this one: a later trade is known.
    ///
    /// @throws UncheckedIOException if a day that got whole cannot be published
    void closeUntil(long second) {
        closer.closeUntil(second);
    }

    /// Publishes what is closed of a day that is not whole, where there is any.
    void publishPart() throws IOException {
        if (rows != null) {
            publish(rows);
        }
    }

    /// How far the trades are known.
    Position position() {
        return new Position(closer.openSecond(), closer.lastId(), closer.priceE8());
    }

    /// Days published, one that is not whole counted each time.
    int publishedDays() {
        return publishedDays;
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
        if ((second + 1) % SecondRows.SECONDS_A_DAY == 0) {
            finish(rows, priceE8, lastId);
        }
    }

    private void finish(SecondRows whole, long priceE8, long lastId) {
        try {
            publish(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows = null;
        priceBeforeE8 = priceE8;
        idBefore = lastId;
        dayTrades = 0;
        held = Odd.NONE;
        before = closed;
        parts.clear();
    }

    private void publish(SecondRows done) throws IOException {
        long lastId = done.lastId(done.size() - 1);
        List<Part> sources = parts.until(lastId);
        var proof =
                new DayProof(
                        symbol,
                        LocalDate.ofEpochDay(SecondRows.epochDay(done.firstSecond())),
                        done.digest(),
                        done.firstSecond(),
                        done.endSecond(),
                        priceBeforeE8,
                        idBefore,
                        dayTrades,
                        held.duplicates() + closed.duplicates() - before.duplicates(),
                        held.late() + closed.late() - before.late(),
                        sources);
        store.publish(done, proof);
        publishedDays++;
    }
}
