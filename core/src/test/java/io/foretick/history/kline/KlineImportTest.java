package io.foretick.history.kline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryStore;
import io.foretick.history.proof.HistoryVerifier;
import io.foretick.history.proof.Verification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongPredicate;

class KlineImportTest {

    private static final KlineInterval MINUTE = KlineInterval.parse("1m");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final long START = DAY.toEpochDay() * 86_400;

    @TempDir private Path folder;
    private HistoryStore store;

    @BeforeEach
    void begin() throws IOException {
        store = HistoryStore.openToWrite(folder.resolve("store"));
    }

    @AfterEach
    void end() throws IOException {
        store.close();
    }

    @Test
    void keepsKlinesByDay() throws IOException {
        KlineImport.Result result = importMinutes("BTCUSDT_1m_a.csv", 1_000, 2_000, _ -> true);
        assertEquals(
                new KlineImport.Result("BTCUSDT", MINUTE, result.source(), 1_000, 1_000, 0, 2),
                result);
        assertEquals(List.of(DAY, DAY.plusDays(1)), store.klines().days("BTCUSDT", MINUTE));
        List<Kline> klines = store.klines().klines("BTCUSDT", MINUTE, DAY);
        assertEquals(440, klines.size());
        assertEquals(START + 60_000, klines.getFirst().openSecond());
        assertFalse(store.klines().proof("BTCUSDT", MINUTE, DAY).orElseThrow().whole());
        assertTrue(verify().ok());
    }

    @Test
    void aSecondFileCompletesTheDaysOfTheFirst() throws IOException {
        importMinutes("BTCUSDT_1m_a.csv", 0, 1_000, _ -> true);
        KlineImport.Result result = importMinutes("BTCUSDT_1m_b.csv", 900, 1_440, _ -> true);
        assertEquals(440, result.added());
        assertEquals(0, result.changed());
        KlineProof proof = store.klines().proof("BTCUSDT", MINUTE, DAY).orElseThrow();
        assertTrue(proof.whole());
        assertEquals(2, proof.sources().size());
        assertEquals("BTCUSDT_1m_b.csv", proof.sources().getLast().name());
    }

    @Test
    void everyMissingMinuteIsAHole() throws IOException {
        importMinutes(
                "BTCUSDT_1m_a.csv",
                0,
                2_880,
                minute -> minute != 7 && (minute < 1_430 || minute >= 1_445));
        Verification result = verify();
        assertFalse(result.ok());
        KlineReport report = result.klines().getFirst();
        assertEquals(
                List.of(
                        new KlineReport.Hole(START + 7 * 60, START + 8 * 60, 1),
                        new KlineReport.Hole(START + 1_430 * 60, START + 1_445 * 60, 15)),
                report.holes());
        assertEquals(16, report.missing());
    }

    @Test
    void findsKlinesThatWereNotImported() throws IOException {
        importMinutes("BTCUSDT_1m_a.csv", 0, 1_440, _ -> true);
        importMinutes("ETHUSDT_1m_a.csv", 1, 1_440, _ -> true);
        Files.copy(part("ETHUSDT"), part("BTCUSDT"), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(1, verify().klines().getFirst().faults().size());
    }

    @Test
    void aRefusedFileLeavesTheStoreAsItWas() throws IOException {
        Path file = folder.resolve("BTCUSDT_1m_a.csv");
        Files.writeString(file, csv(0, 3_000, _ -> true) + "bad\n");
        assertThrows(IOException.class, () -> store.importKlines(file));
        assertEquals(List.of(), store.klines().symbols());
    }

    private Verification verify() throws IOException {
        return new HistoryVerifier(store, 60).verify();
    }

    private Path part(String symbol) {
        return store.folder()
                .resolve("klines/symbol=" + symbol + "/interval=1m/day=2024-03-01/part.parquet");
    }

    private KlineImport.Result importMinutes(String name, int from, int to, LongPredicate isThere)
            throws IOException {
        return store.importKlines(Files.writeString(folder.resolve(name), csv(from, to, isThere)));
    }

    private static String csv(int from, int to, LongPredicate isThere) {
        var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int minute = from; minute < to; minute++) {
            if (isThere.test(minute)) {
                text.append((START + minute * 60L) * 1_000)
                        .append(",100,101,99,100.")
                        .append(minute % 10)
                        .append(",0\n");
            }
        }
        return text.toString();
    }
}
