package io.foretick.history;

import io.foretick.base.Times;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;
import io.foretick.testing.SampleTrades;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/// Fills a store with days of made-up trades of one symbol, one day after the other.
public final class SampleHistory {

    private static final long FIRST_ID = 1_000;
    private static final long MEAN_GAP_NS = 900 * Times.MILLI_NS;

    private final HistoryStore store;
    private final String symbol;
    private final SampleTrades trades;
    private LocalDate day;
    private boolean keepTrades;
    private String file = "";
    private SecondRows rows;
    private SecondCloser closer;
    private long priceBeforeE8 = SecondCloser.NO_PRICE;
    private long idBefore = SecondCloser.NO_ID;
    private @Nullable DayTrades raw;

    public SampleHistory(HistoryStore store, String symbol, LocalDate firstDay, long seed) {
        this.store = store;
        this.symbol = symbol;
        this.day = firstDay;
        this.trades = new SampleTrades(seed, FIRST_ID, start(day) * Times.SECOND_NS, MEAN_GAP_NS);
        this.rows = new SecondRows(start(day));
        this.closer = new SecondCloser(start(day), priceBeforeE8, idBefore, rows);
    }

    /// The trades to come, to plant holes and halts in.
    public SampleTrades trades() {
        return trades;
    }

    /// The day to come.
    public LocalDate day() {
        return day;
    }

    /// From now on raw trades are kept too.
    public SampleHistory keepTrades() {
        keepTrades = true;
        return this;
    }

    /// From now on the days say that their trades came from this file.
    public SampleHistory inFile(String name) {
        file = name;
        return this;
    }

    /// Publishes whole days.
    public SampleHistory publish(int days) throws IOException {
        for (int k = 0; k < days; k++) {
            publishUntil(SecondRows.SECONDS_A_DAY);
        }
        return this;
    }

    /// Lets trades pass up to a second of the day to come, and publishes nothing yet.
    public SampleHistory tradeUntil(int secondOfDay) throws IOException {
        if (keepTrades && raw == null) {
            raw = store.trades(symbol, day, 0);
        }
        DayTrades kept = raw;
        long endNs = (start(day) + secondOfDay) * Times.SECOND_NS;
        trades.giveUntil(endNs, kept == null ? closer : both(closer, kept));
        return this;
    }

    /// Publishes the day to come up to a second of it, and goes to the next.
    public SampleHistory publishUntil(int secondOfDay) throws IOException {
        tradeUntil(secondOfDay);
        closer.closeUntil(start(day) + secondOfDay);
        store.publish(rows, proof(), raw);
        if (raw != null) {
            raw.close();
            raw = null;
        }
        priceBeforeE8 = closer.priceE8();
        idBefore = closer.lastId();
        day = day.plusDays(1);
        rows = new SecondRows(start(day));
        closer = new SecondCloser(start(day), priceBeforeE8, idBefore, rows);
        return this;
    }

    /// Leaves a day out, with all its trades.
    public SampleHistory skip() {
        day = day.plusDays(1);
        trades.giveUntil(start(day) * Times.SECOND_NS, (_, _, _, _, _) -> {});
        rows = new SecondRows(start(day));
        closer = new SecondCloser(start(day), priceBeforeE8, idBefore, rows);
        return this;
    }

    /// How many trades the rows hold.
    public static long count(SecondRows rows) {
        long trades = 0;
        for (int row = 0; row < rows.size(); row++) {
            trades += rows.trades(row);
        }
        return trades;
    }

    private DayProof proof() {
        return new DayProof(
                symbol,
                day,
                rows.digest(),
                rows.firstSecond(),
                rows.endSecond(),
                priceBeforeE8,
                idBefore,
                count(rows),
                closer.duplicates(),
                closer.late(),
                parts());
    }

    /// The file that was named, else the day's own; none for a day without trades. A trade that was
    /// lost at the start of the day is not in the file.
    private List<Part> parts() {
        if (count(rows) == 0) {
            return List.of();
        }
        String name = file.isEmpty() ? symbol + "-trades-" + day + ".zip" : file;
        long lastId = closer.lastId();
        return List.of(
                new Part(Part.Source.DAILY_ARCHIVE, name, "ab".repeat(32), firstTraded(), lastId));
    }

    private long firstTraded() {
        int row = 0;
        while (rows.trades(row) == 0) {
            row++;
        }
        return rows.firstId(row);
    }

    private static TradeSink both(TradeSink first, TradeSink second) {
        return (id, timeNs, priceE8, quantityE8, buyerIsMaker) -> {
            first.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
            second.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        };
    }

    private static long start(LocalDate day) {
        return day.toEpochDay() * SecondRows.SECONDS_A_DAY;
    }
}
