package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class KlineCandlesTest {

    private static final long BEGIN_MS = 1_738_368_000_000L; // a whole day
    private static final Timeframe FIVE = Timeframe.parse("5");

    @TempDir private Path folder;

    /// Minutes of which each opens at its number and closes at the next one.
    private Path file(String name, int... minutes) throws IOException {
        StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int k : minutes) {
            long openMs = BEGIN_MS + k * 60_000L;
            text.append(
                    "%d,%d,%d,%d,%d,%d%n".formatted(openMs, 100 + k, 110 + k, 90 + k, 101 + k, 2));
        }
        return write(name, text.toString());
    }

    private Path write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(path);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return path;
    }

    private static List<Long> minutes(List<Bar> bars) {
        return bars.stream()
                .map(bar -> (bar.startNs() / Times.MILLI_NS - BEGIN_MS) / 60_000)
                .toList();
    }

    private static List<Bar> read(Timeframe timeframe, Path... files) throws IOException {
        return KlineCandles.read(List.of(files), "BTCUSDT", timeframe);
    }

    private static String complaint(Timeframe timeframe, Path... files) {
        return String.valueOf(
                assertThrows(IOException.class, () -> read(timeframe, files)).getMessage());
    }

    @Test
    void readsMinutesAsTheyAre() throws IOException {
        List<Bar> bars = read(Timeframe.MINUTE, file("BTCUSDT_1m_a.csv.gz", 0, 1, 2));
        assertEquals(List.of(0L, 1L, 2L), minutes(bars));
        assertEquals(102 * E8.ONE, bars.get(1).closeE8());
    }

    @Test
    void joinsFiveMinutesToOneCandle() throws IOException {
        Bar bar = read(FIVE, file("BTCUSDT_1m_a.csv", 5, 6, 7, 8, 9)).getFirst();
        long startNs = (BEGIN_MS + 5 * 60_000) * Times.MILLI_NS;
        assertEquals(
                new Bar(
                        startNs,
                        FIVE.lengthNs(),
                        105 * E8.ONE,
                        119 * E8.ONE,
                        95 * E8.ONE,
                        110 * E8.ONE,
                        10 * E8.ONE),
                bar);
    }

    @Test
    void leavesOutCandlesThatAreNotWhole() throws IOException {
        Path file =
                file("BTCUSDT_1m_a.csv", 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19);
        assertEquals(List.of(5L, 15L), minutes(read(FIVE, file)));
    }

    @Test
    void takesFilesInAnyOrderAndFolders() throws IOException {
        Path late = file("BTCUSDT_1m_1.csv", 7, 8);
        Path early = file("BTCUSDT_1m_2.csv.gz", 0, 1);
        assertEquals(List.of(0L, 1L, 7L, 8L), minutes(read(Timeframe.MINUTE, late, early)));
        assertEquals(List.of(0L, 1L, 7L, 8L), minutes(read(Timeframe.MINUTE, folder)));
    }

    @Test
    void leavesOtherSymbolsAlone() throws IOException {
        file("BTCUSDT_1m_a.csv", 0, 1);
        file("ETHUSDT_5m_a.csv", 0, 5);
        assertEquals(List.of(0L, 1L), minutes(read(Timeframe.MINUTE, folder)));
        String none =
                String.valueOf(
                        assertThrows(
                                        IOException.class,
                                        () ->
                                                KlineCandles.read(
                                                        List.of(folder),
                                                        "XRPUSDT",
                                                        Timeframe.MINUTE))
                                .getMessage());
        assertEquals("no kline file is of XRPUSDT", none);
    }

    @Test
    void takesOneKlineOfTwoFilesThatAgree() throws IOException {
        Path one = file("BTCUSDT_1m_1.csv", 0, 1, 2);
        Path two = file("BTCUSDT_1m_2.csv", 2, 3);
        assertEquals(List.of(0L, 1L, 2L, 3L), minutes(read(Timeframe.MINUTE, one, two)));
    }

    @Test
    void refusesFilesThatContradictEachOther() throws IOException {
        Path one = file("BTCUSDT_1m_1.csv", 0, 1, 2);
        Path two =
                write(
                        "BTCUSDT_1m_2.csv",
                        "open_time_ms,open,high,low,close,volume\n"
                                + (BEGIN_MS + 120_000)
                                + ",102,112,92,104,2\n");
        String text = complaint(Timeframe.MINUTE, one, two);
        assertTrue(text.contains("BTCUSDT_1m_2.csv") && text.contains("is elsewhere"), text);
    }

    @Test
    void refusesKlinesThatDoNotFitTheTimeframe() throws IOException {
        assertEquals(
                "klines of 300 s cannot be joined to candles of 60 s",
                complaint(Timeframe.MINUTE, file("BTCUSDT_5m_a.csv", 0, 5)));
        String mixed =
                complaint(FIVE, file("BTCUSDT_1m_a.csv", 0, 1), file("BTCUSDT_5m_b.csv", 0, 5));
        assertTrue(mixed.endsWith("all files must have one interval"), mixed);
    }
}
