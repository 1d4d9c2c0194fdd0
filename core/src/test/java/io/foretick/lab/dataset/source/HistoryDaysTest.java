package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.history.day.SecondRows;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class HistoryDaysTest {

    private static final LocalDate DAY = LocalDate.parse("2025-03-01");

    @TempDir Path folder;

    @Test
    void readsRawTradesWhereTheyAreHeldAndSecondsElse() throws IOException {
        SecondRows seconds;
        int held;
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1)
                    .publishUntil(3_000)
                    .keepTrades()
                    .publishUntil(3_000);
            seconds = store.rows("BTCUSDT", DAY);
            held = Math.toIntExact(SampleHistory.count(store.rows("BTCUSDT", DAY.plusDays(1))));
        }
        KeptRows kept = read("2025-03-02", "");
        assertEquals(held, kept.trades.size());
        KeptRows ofSeconds = read("", "2025-03-02");
        assertEquals(total(seconds), total(ofSeconds));
        long firstNs = ofSeconds.trades.timeNs(0);
        assertEquals(Times.SECOND_NS - 1, firstNs % Times.SECOND_NS);
    }

    private static long total(SecondRows rows) {
        long quantityE8 = 0;
        for (int row = 0; row < rows.size(); row++) {
            quantityE8 += rows.trades(row) > 0 ? rows.quantityE8(row) + 3 * rows.buyE8(row) : 0;
        }
        return quantityE8;
    }

    /// What buyers took counts four times, so that the sides count.
    private static long total(KeptRows kept) {
        long quantityE8 = 0;
        for (int row = 0; row < kept.trades.size(); row++) {
            int times = kept.trades.buyerIsMaker(row) ? 1 : 4;
            quantityE8 += times * kept.trades.quantityE8(row);
        }
        return quantityE8;
    }

    @Test
    void saysWhatTheStoreLacks() throws IOException {
        refuses("no store of history");
        HistoryStore.openToWrite(folder).close();
        refuses("holds no day of BTCUSDT");
        var none = new DataSpec(Source.HISTORY, List.of(), "BTCUSDT", "", "", "", 0, 1, 1);
        var e = assertThrows(IOException.class, () -> new HistoryDays().read(none, new KeptRows()));
        assertTrue(String.valueOf(e.getMessage()).contains("must name one store"), e::getMessage);
    }

    private void refuses(String reason) {
        var e = assertThrows(IOException.class, () -> read("", ""));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e::getMessage);
    }

    private KeptRows read(String from, String to) throws IOException {
        List<String> paths = List.of(folder.toString());
        var data = new DataSpec(Source.HISTORY, paths, "BTCUSDT", from, to, "", 0, 1, 1);
        var kept = new KeptRows();
        new HistoryDays().read(data, kept);
        return kept;
    }
}
