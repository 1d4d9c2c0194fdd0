package io.foretick.history.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.SampleHistory;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class HistoryCalendarTest {

    @TempDir private Path folder;

    @Test
    void showsWhatIsHeldOfEachDay() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("store"))) {
            var sample = new SampleHistory(store, "BTCUSDT", LocalDate.of(2025, 2, 26), 1);
            sample.publish(1).skip().tradeUntil(3_600);
            sample.trades().halt(Times.HOUR_NS);
            sample.publish(2).publishUntil(50);
            List<HistoryCalendar.Month> months = HistoryCalendar.of(store).months();
            assertEquals(2, months.size());
            assertEquals(" ".repeat(25) + "#.h", months.getFirst().signs());
            assertEquals("#+" + " ".repeat(29), months.getLast().signs());
            assertEquals("seconds", months.getLast().what());
        }
    }

    @Test
    void showsADayAsWholeThatBeginsWithTheTradeAfterAKnownOne() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("store"))) {
            publishFromNoon(store, "KNOWNUSDT", 41);
            publishFromNoon(store, "UNKNOWNUSDT", SecondCloser.NO_ID);
            List<HistoryCalendar.Month> months = HistoryCalendar.of(store).months();
            assertEquals("#", months.getFirst().signs().strip());
            assertEquals("+", months.getLast().signs().strip());
        }
    }

    private static void publishFromNoon(HistoryStore store, String symbol, long idBefore)
            throws IOException {
        LocalDate day = LocalDate.of(2025, 2, 26);
        long endSecond = (day.toEpochDay() + 1) * SecondRows.SECONDS_A_DAY;
        var rows = new SecondRows(endSecond - SecondRows.SECONDS_A_DAY / 2);
        for (long second = rows.firstSecond(); second < endSecond; second++) {
            rows.second(second, 100, 1, 0, 1, 42, 42);
        }
        var part = new Part(Part.Source.REST, "trades", "", 42, 42);
        store.publish(
                rows,
                new DayProof(
                        symbol,
                        day,
                        rows.digest(),
                        rows.firstSecond(),
                        endSecond,
                        SecondCloser.NO_PRICE,
                        idBefore,
                        rows.size(),
                        0,
                        0,
                        List.of(part)));
    }

    @Test
    void showsKlinesByTheirLength() throws IOException {
        try (HistoryStore store = HistoryStore.openToWrite(folder.resolve("store"))) {
            long day = LocalDate.of(2024, 2, 28).toEpochDay();
            var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
            for (int hour = 0; hour < 30; hour++) {
                text.append((day * 24 + hour) * 3_600_000).append(",1,1,1,1,0\n");
            }
            store.importKlines(
                    Files.writeString(folder.resolve("XRPUSDT_1h.csv"), text.toString()));
            HistoryCalendar.Month month = HistoryCalendar.of(store).months().getFirst();
            assertEquals("klines 1h", month.what());
            assertEquals(" ".repeat(27) + "#+", month.signs());
        }
    }
}
