package io.foretick.history.bar;

import io.foretick.history.HistoryStore;
import io.foretick.history.day.SecondRows;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarRule;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/// Builds bars from the days of a symbol, day by day into a file.
///
/// @param symbol such as `BTCUSDT`
/// @param from first day, UTC
/// @param to first day that is left out
public record StoreBars(HistoryStore store, String symbol, LocalDate from, LocalDate to) {

    /// What the rows of a bar are.
    public enum Rows {
        /// Single trades.
        TRADES,
        /// Seconds: prices between two last prices of seconds are not known, and the dollars of a
        /// second are its last price times its quantity.
        SECONDS
    }

    /// Adds the bars to a file, the unfinished last one included.
    ///
    /// @return what was fed
    /// @throws IOException if no day of the range is held, or raw trades are asked and a day has
    ///   none
    public UnbrokenRows build(BarRule rule, Rows rows, BarFile file) throws IOException {
        List<LocalDate> days =
                store.days(symbol).stream()
                        .filter(day -> !day.isBefore(from) && day.isBefore(to))
                        .toList();
        if (days.isEmpty()) {
            throw new IOException("nothing of " + symbol + " is held in this range");
        }
        var bars = new BarColumns();
        var fed = new UnbrokenRows(new BarBuilder(rule, bars));
        for (LocalDate day : days) {
            switch (rows) {
                case TRADES -> store.readTrades(symbol, day, fed);
                case SECONDS -> feed(store.rows(symbol, day), fed);
            }
            file.add(bars);
            bars.clear();
        }
        fed.finish();
        file.add(bars);
        return fed;
    }

    private static void feed(SecondRows rows, UnbrokenRows sink) {
        for (int row = 0; row < rows.size(); row++) {
            sink.second(
                    rows.firstSecond() + row,
                    rows.priceE8(row),
                    rows.quantityE8(row),
                    rows.buyE8(row),
                    rows.trades(row),
                    rows.firstId(row),
                    rows.lastId(row));
        }
    }
}
