package io.foretick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryExport.Format;
import io.foretick.history.day.SecondRows;
import io.foretick.history.file.ParquetDatabase;
import io.foretick.history.file.ParquetRows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class HistoryExportTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final long MIDNIGHT = DAY.plusDays(1).toEpochDay() * SecondRows.SECONDS_A_DAY;

    @TempDir private Path folder = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        target = folder.resolve("rows");
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("store"))) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(1).publishUntil(600);
        }
    }

    @Test
    void csvHoldsTheSecondsOfARange() throws IOException {
        assertEquals(30, export(MIDNIGHT - 10, MIDNIGHT + 20, Format.CSV));
        List<String> lines = Files.readAllLines(target);
        assertEquals(
                "second,price_e8,quantity_e8,buy_e8,trades,first_id,last_id", lines.getFirst());
        assertEquals(31, lines.size());
        for (int k = 1; k < lines.size(); k++) {
            assertTrue(lines.get(k).startsWith(MIDNIGHT - 11 + k + ","), lines.get(k));
        }
    }

    @Test
    void jsonLinesHoldTheSame() throws IOException {
        assertEquals(2, export(MIDNIGHT, MIDNIGHT + 2, Format.JSONL));
        List<String> lines = Files.readAllLines(target);
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("{\"second\":" + MIDNIGHT + ","), lines.getFirst());
    }

    @Test
    void parquetHoldsTheSame() throws IOException {
        assertEquals(87_000, export(Long.MIN_VALUE, Long.MAX_VALUE, Format.PARQUET));
        try (var database = new ParquetDatabase(folder);
                ParquetRows rows = database.read(target, "second")) {
            for (long second = MIDNIGHT - 86_400; second < MIDNIGHT + 600; second++) {
                assertTrue(rows.next());
                assertEquals(second, rows.whole(1));
            }
            assertFalse(rows.next());
        }
    }

    @Test
    void refusesARangeThatIsNotHeld() {
        assertThrows(IOException.class, () -> export(0, 1, Format.CSV));
        assertFalse(Files.exists(target));
    }

    private long export(long from, long end, Format format) throws IOException {
        try (HistoryStore store = HistoryStore.open(folder.resolve("store"))) {
            return HistoryExport.export(store, "BTCUSDT", from, end, format, target);
        }
    }
}
