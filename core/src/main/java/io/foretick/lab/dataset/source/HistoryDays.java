package io.foretick.lab.dataset.source;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.day.SecondRows;
import io.foretick.lab.spec.DataSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// The days of a symbol in a store of history: raw trades where they are held, else two prints a
/// second, at its last price and known at its end: what sellers took, then what buyers took.
public final class HistoryDays implements TapeSource {

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        if (data.paths().size() != 1) {
            throw new DatasetException(
                    "data.paths must name one store of history, names " + data.paths().size());
        }
        try (HistoryStore store = HistoryStore.open(Path.of(data.paths().getFirst()))) {
            List<LocalDate> days = store.days(data.symbol());
            if (days.isEmpty()) {
                throw new DatasetException("the store holds no day of " + data.symbol());
            }
            TimeRange range = TimeRange.of(data);
            for (LocalDate day : days.stream().filter(range::touches).toList()) {
                readDay(store, data.symbol(), day, sink);
            }
        }
    }

    private static void readDay(HistoryStore store, String symbol, LocalDate day, TapeSink sink)
            throws IOException {
        if (store.hasTrades(symbol, day)) {
            store.readTrades(symbol, day, sink);
            return;
        }
        SecondRows rows = store.rows(symbol, day);
        for (int row = 0; row < rows.size(); row++) {
            if (rows.trades(row) > 0) {
                long endNs = (rows.firstSecond() + row + 1) * Times.SECOND_NS - 1;
                long soldE8 = rows.quantityE8(row) - rows.buyE8(row);
                print(rows.firstId(row), endNs, rows.priceE8(row), soldE8, true, sink);
                print(rows.lastId(row), endNs, rows.priceE8(row), rows.buyE8(row), false, sink);
            }
        }
    }

    private static void print(
            long id, long timeNs, long priceE8, long quantityE8, boolean sold, TapeSink sink) {
        if (quantityE8 > 0) {
            sink.trade(id, timeNs, priceE8, quantityE8, sold);
        }
    }
}
