package io.foretick.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.MinuteSeries;
import io.foretick.market.second.SecondSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class KlineHistoryTest {

    private static final long START = 1_704_067_200; // 2024-01-01
    private static final long DAY = 86_400;

    @TempDir private Path folder = Path.of("");

    @Test
    void mergesFilesOfACoinInOrderOfTime() throws IOException {
        Path late = file("BTCUSDT_1m_late.csv", START + 600, 5, 200);
        Path early = file("BTCUSDT_1m_early.csv", START, 3, 100);
        Path other = file("ETHUSDT_1m_all.csv", START, 3, 10);
        List<CoinHistory> coins = KlineHistory.read(List.of(late, other, early));
        assertEquals(List.of("BTCUSDT", "ETHUSDT"), symbols(coins));
        SecondSeries series = coins.getFirst().series();
        assertEquals(START, series.firstSecond());
        assertEquals(START + 900, series.endSecond());
        assertTrue(series.covers(START, START + 180));
        assertFalse(series.covers(START + 120, START + 240), "a gap between the files");
        assertEquals(102_00000000L, series.priceE8(START + 179));
        assertEquals(
                List.of("BTCUSDT_1m_early.csv", "BTCUSDT_1m_late.csv"),
                coins.getFirst().files().stream().map(one -> one.name()).toList());
        assertEquals(3, coins.getFirst().files().getFirst().rows());
    }

    @Test
    void takesAKlineOnceWhereFilesAgree() throws IOException {
        Path one = file("BTCUSDT_1m_one.csv", START, 5, 100);
        Path two = file("BTCUSDT_1m_two.csv", START + 120, 5, 102);
        SecondSeries series = KlineHistory.read(List.of(one, two)).getFirst().series();
        assertTrue(series.covers(START, START + 7 * 60));
    }

    @Test
    void refusesFilesThatContradictEachOther() throws IOException {
        Path one = file("BTCUSDT_1m_one.csv", START, 5, 100);
        Path two = file("BTCUSDT_1m_two.csv", START + 120, 5, 150);
        IOException refusal =
                assertThrows(IOException.class, () -> KlineHistory.read(List.of(one, two)));
        assertTrue(message(refusal).startsWith("BTCUSDT: two files differ"), message(refusal));
    }

    @Test
    void refusesFilesOfTwoIntervals() throws IOException {
        Path one = file("BTCUSDT_1m_one.csv", START, 5, 100);
        Path two = folder.resolve("BTCUSDT_1h_two.csv");
        Files.writeString(two, rows(START, 1, 100));
        IOException refusal =
                assertThrows(IOException.class, () -> KlineHistory.read(List.of(one, two)));
        assertTrue(message(refusal).contains("[1m, 1h]"), message(refusal));
    }

    @Test
    void minutesAreKnownWhenTheirBarHasEnded() throws IOException {
        Path file = file("BTCUSDT_1m_one.csv", START, 5, 100);
        SecondSeries series = KlineHistory.read(List.of(file)).getFirst().series();
        List<MinuteSeries> minutes = MinuteCloses.between(series, START + 120, START + 300);
        assertEquals(1, minutes.size());
        MinuteSeries cut = minutes.getFirst();
        assertEquals("BTC", cut.asset());
        assertEquals(3, cut.size(), "closes at 2, 3 and 4 minutes");
        assertEquals(START / 60 + 2, cut.minute(0));
        assertEquals(Math.log(101), cut.logClose(0), 1e-12);
    }

    @Test
    void missingMinutesStayMissingAndADayBeginsANewSeries() throws IOException {
        Path first = file("BTCUSDT_1m_1.csv", START, 5, 100);
        Path second = file("BTCUSDT_1m_2.csv", START + 360, 5, 100);
        Path third = file("BTCUSDT_1m_3.csv", START + 3 * DAY, 5, 100);
        SecondSeries series = KlineHistory.read(List.of(first, second, third)).getFirst().series();
        List<MinuteSeries> minutes = MinuteCloses.between(series, 0, Long.MAX_VALUE);
        assertEquals(2, minutes.size());
        assertEquals(10, minutes.getFirst().size());
        assertFalse(minutes.getFirst().reaches(4, 1));
        assertEquals(5, minutes.getLast().size());
    }

    private static List<String> symbols(List<CoinHistory> coins) {
        return coins.stream().map(CoinHistory::symbol).toList();
    }

    private Path file(String name, long firstSecond, int minutes, int firstClose)
            throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, rows(firstSecond, minutes, firstClose));
        return file;
    }

    private static String rows(long firstSecond, int minutes, int firstClose) {
        StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int k = 0; k < minutes; k++) {
            long openMs = (firstSecond + 60L * k) * 1000;
            int close = firstClose + k;
            text.append("%d,%d,%d,%d,%d,1.5\n".formatted(openMs, close, close, close, close));
        }
        return text.toString();
    }

    private static String message(Exception refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
