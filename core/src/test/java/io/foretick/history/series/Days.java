package io.foretick.history.series;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondSink;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Days of record of one symbol in memory. Counts how often rows were asked for. Takes seconds as a
/// closer gives them, and cuts them at midnight.
final class Days implements DaySource, SecondSink {

    static final String SYMBOL = "BTCUSDT";

    private final TreeMap<LocalDate, SecondRows> days = new TreeMap<>();
    private int reads;

    @Override
    public void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        LocalDate day = LocalDate.ofEpochDay(SecondRows.epochDay(second));
        days.computeIfAbsent(day, _ -> new SecondRows(second))
                .second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
    }

    @Override
    public List<LocalDate> days(String symbol) {
        return symbol.equals(SYMBOL) ? List.copyOf(days.keySet()) : List.of();
    }

    @Override
    public Optional<DayProof> proof(String symbol, LocalDate day) {
        return Optional.ofNullable(days.get(day)).map(rows -> proof(day, rows));
    }

    @Override
    public SecondRows rows(String symbol, LocalDate day) throws IOException {
        reads++;
        SecondRows rows = days.get(day);
        if (rows == null) {
            throw new IOException("no " + day);
        }
        return rows;
    }

    /// The same without what lies at or after a second.
    Days until(long endSecond) {
        Days kept = new Days();
        copy(kept, Long.MIN_VALUE, endSecond);
        return kept;
    }

    /// The same without `[from, to)`.
    Days without(long from, long to) {
        Days kept = new Days();
        copy(kept, Long.MIN_VALUE, from);
        copy(kept, to, Long.MAX_VALUE);
        return kept;
    }

    /// All rows, in their order.
    void copy(SecondSink sink, long from, long to) {
        for (SecondRows rows : days.values()) {
            for (int row = 0; row < rows.size(); row++) {
                long second = rows.firstSecond() + row;
                if (second >= from && second < to) {
                    sink.second(
                            second,
                            rows.priceE8(row),
                            rows.quantityE8(row),
                            rows.buyE8(row),
                            rows.trades(row),
                            rows.firstId(row),
                            rows.lastId(row));
                }
            }
        }
    }

    /// How often rows were asked for, since this was asked last.
    int reads() {
        int count = reads;
        reads = 0;
        return count;
    }

    private static DayProof proof(LocalDate day, SecondRows rows) {
        return new DayProof(
                SYMBOL,
                day,
                rows.digest(),
                rows.firstSecond(),
                rows.endSecond(),
                0,
                -1,
                0,
                0,
                0,
                List.of());
    }
}
