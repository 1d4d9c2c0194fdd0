package io.foretick.history.kline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.history.HistoryStore;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class KlineHistoryDataTest {

    private static final KlineInterval MINUTE = KlineInterval.parse("1m");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> findsTheHaltsOfApril2021ToTheMinute() {
        return SharedFiles.data()
                .cases(
                        "BTCUSDT_1m_202103*.csv.gz",
                        file ->
                                assertHoles(
                                        file,
                                        hole("2021-04-20T02:00:00Z", "2021-04-20T04:30:00Z", 150),
                                        hole("2021-04-25T04:01:00Z", "2021-04-25T08:45:00Z", 284)));
    }

    @TestFactory
    Stream<DynamicTest> findsTheHaltOfAugust2021ToTheMinute() {
        return SharedFiles.data()
                .cases(
                        "ETHUSDT_1m_202108*.csv.gz",
                        file ->
                                assertHoles(
                                        file,
                                        hole("2021-08-13T02:00:00Z", "2021-08-13T06:30:00Z", 270)));
    }

    @TestFactory
    Stream<DynamicTest> findsNoHoleWhereNoneIs() {
        return SharedFiles.data().cases("BTCUSDT_1m_2025*.csv.gz", this::assertHoles);
    }

    @TestFactory
    Stream<DynamicTest> readsLongerIntervals() {
        return SharedFiles.data()
                .cases(
                        "[A-Z]*USDT_*5m_*.csv.gz",
                        file -> assertTrue(KlineCsvFile.of(file).read(_ -> {}) > 30_000));
    }

    @TestFactory
    Stream<DynamicTest> refusesFutures() {
        return SharedFiles.data()
                .cases(
                        "LINKUSDT-1m-2026-02.csv.gz",
                        file -> {
                            IOException refusal =
                                    assertThrows(
                                            IOException.class,
                                            () -> KlineCsvFile.of(file).read(_ -> {}));
                            assertTrue(
                                    refusal.toString().contains("this is a file of futures"),
                                    refusal.toString());
                        });
    }

    private void assertHoles(Path file, KlineReport.Hole... holes) throws IOException {
        Path place = folder.resolve(file.getFileName().toString());
        try (HistoryStore store = HistoryStore.openToWrite(place)) {
            KlineImport.Result result = store.importKlines(file);
            KlineReport report = KlineVerifier.verify(store.klines(), result.symbol(), MINUTE);
            assertEquals(List.of(holes), report.holes());
            assertEquals(List.of(), report.faults());
            assertEquals(result.klines(), report.klines());
        }
    }

    private static KlineReport.Hole hole(String from, String to, long klines) {
        return new KlineReport.Hole(
                Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond(), klines);
    }
}
