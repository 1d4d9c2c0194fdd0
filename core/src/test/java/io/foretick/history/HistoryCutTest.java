package io.foretick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.foretick.base.Times;
import io.foretick.history.day.SecondRows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class HistoryCutTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final long START = DAY.toEpochDay() * SecondRows.SECONDS_A_DAY;
    private static final List<String> BOTH = List.of("BTCUSDT", "ETHUSDT");

    @TempDir private Path folder = Path.of("");

    @Test
    void liesWhereTheShortestSymbolEnds() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(1);
            assertEquals(Optional.empty(), HistoryCut.newest(store, BOTH));
            new SampleHistory(store, "ETHUSDT", DAY, 2).publishUntil(900);
            HistoryCut cut = HistoryCut.newest(store, BOTH).orElseThrow();
            assertEquals(START + 900, cut.endSecond());
            assertEquals((START + 900) * Times.SECOND_NS, cut.toJournal().cutNs());
            assertEquals(cut.digest(), cut.toJournal().digest());
        }
    }

    @Test
    void isFoundAgainWhenTheStoreHasGrown() throws IOException {
        HistoryCut before;
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("before"))) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(1).publishUntil(300);
            before = HistoryCut.newest(store, List.of("BTCUSDT")).orElseThrow();
        }
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("after"))) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publish(2);
            assertEquals(before, HistoryCut.at(store, List.of("BTCUSDT"), before.endSecond()));
            assertNotEquals(
                    before.digest(),
                    HistoryCut.newest(store, List.of("BTCUSDT")).orElseThrow().digest());
        }
    }

    @Test
    void dependsOnTheRowsOfEverySymbol() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder)) {
            new SampleHistory(store, "BTCUSDT", DAY, 1).publishUntil(900);
            new SampleHistory(store, "ETHUSDT", DAY, 2).publishUntil(900);
            long digest = HistoryCut.at(store, BOTH, START + 900).digest();
            new SampleHistory(store, "ETHUSDT", DAY, 3).publishUntil(900);
            assertNotEquals(digest, HistoryCut.at(store, BOTH, START + 900).digest());
        }
    }
}
