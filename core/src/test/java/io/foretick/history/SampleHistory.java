package io.foretick.history;

import io.foretick.base.Times;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;
import io.foretick.testing.SampleTrades;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/// Fills a store with days of made-up trades of one symbol, one day after the other.
public final class SampleHistory {

    private static final long MEAN_GAP_NS = 900 * Times.MILLI_NS;

    private final HistoryStore store;
    private final String symbol;
    private final SampleTrades trades;
    private LocalDate day;
    private long priceE8;
    private long lastId = SecondCloser.NO_ID;
    private boolean keepTrades;

    public SampleHistory(HistoryStore store, String symbol, LocalDate firstDay, long seed) {
        this.store = store;
        this.symbol = symbol;
        this.day = firstDay;
        this.trades = new SampleTrades(seed, 1_000, startNs(firstDay), MEAN_GAP_NS);
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

    /// Publishes whole days.
    public SampleHistory publish(int days) throws IOException {
        for (int k = 0; k < days; k++) {
            publishUntil((int) (Times.DAY_NS / Times.SECOND_NS));
        }
        return this;
    }

    /// Publishes the day to come up to a second of it, and goes to the next.
    public SampleHistory publishUntil(int secondOfDay) throws IOException {
        long start = day.toEpochDay() * SecondRows.SECONDS_A_DAY;
        long priceBeforeE8 = priceE8;
        long idBefore = lastId;
        var rows = new SecondRows(start);
        var closer = new SecondCloser(start, priceE8, lastId, rows);
        long first = trades.nextId();
        try (DayTrades raw = store.trades(symbol, day, 0)) {
            long endNs = startNs(day) + secondOfDay * Times.SECOND_NS;
            trades.giveUntil(endNs, keepTrades ? both(closer, raw) : closer);
            closer.closeUntil(start + secondOfDay);
            priceE8 = closer.priceE8();
            lastId = closer.lastId();
            DayProof proof =
                    new DayProof(
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
                            List.of(part(first)));
            store.publish(rows, proof, keepTrades ? raw : null);
        }
        day = day.plusDays(1);
        return this;
    }

    /// Leaves a day out, with all its trades.
    public SampleHistory skip() {
        trades.giveUntil(startNs(day.plusDays(1)), (_, _, _, _, _) -> {});
        day = day.plusDays(1);
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

    private Part part(long firstId) {
        String name = symbol + "-trades-" + day + ".zip";
        return new Part(Part.Source.DAILY_ARCHIVE, name, "ab".repeat(32), firstId, lastId);
    }

    private static TradeSink both(TradeSink first, TradeSink second) {
        return (id, timeNs, priceE8, quantityE8, buyerIsMaker) -> {
            first.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
            second.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        };
    }

    private static long startNs(LocalDate day) {
        return day.toEpochDay() * Times.DAY_NS;
    }
}
