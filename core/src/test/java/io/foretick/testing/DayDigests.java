package io.foretick.testing;

import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondSink;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// Takes closed seconds and tells the digest of each day of them, as a store that was made straight
/// from the trades has it.
public final class DayDigests implements SecondSink {

    private final Map<LocalDate, SecondRows> days = new TreeMap<>();

    @Override
    public void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        days.computeIfAbsent(
                        LocalDate.ofEpochDay(SecondRows.epochDay(second)),
                        _ -> new SecondRows(second))
                .second(second, priceE8, quantityE8, buyE8, trades, firstId, lastId);
    }

    /// By day, oldest first.
    public Map<LocalDate, Long> digests() {
        Map<LocalDate, Long> digests = new TreeMap<>();
        days.forEach((day, rows) -> digests.put(day, rows.digest()));
        return digests;
    }
}
