package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.Elementary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class SeriesStoreTest {

    private static final long MIDNIGHT = Trades.MIDNIGHT;

    private final Days days = Trades.days(Trades.random(7, 5_000));

    @TempDir private Path store;
    @TempDir private Path otherStore;

    @Test
    void holdsWhatTheDaysHold() throws IOException {
        try (MappedSeries series = open(store, days)) {
            List<Long> seconds = new ArrayList<>();
            long[] sums = new long[2];
            days.copy(
                    (second, priceE8, quantityE8, _, _, _, _) -> {
                        seconds.add(second);
                        assertEquals(priceE8, series.priceE8(second));
                        assertEquals(Elementary.log(E8.toDouble(priceE8)), series.logPrice(second));
                        assertEquals(sums[0], series.quantityBefore(second));
                        assertEquals(sums[1], series.varianceBefore(second));
                        sums[0] += quantityE8;
                        sums[1] += squareOfReturn(series, second);
                    },
                    0,
                    Long.MAX_VALUE);
            assertEquals(seconds.getFirst(), series.firstSecond());
            assertEquals(seconds.getLast() + 1, series.endSecond());
            assertEquals(sums[0], series.quantityBefore(series.endSecond()));
            assertEquals(sums[1], series.varianceBefore(series.endSecond()));
            assertTrue(sums[1] > 0);
            assertTrue(series.covers(series.firstSecond(), series.endSecond()));
        }
    }

    @Test
    void isTheSameFileWhereverDaysWereAdded() throws IOException {
        open(store, days.until(MIDNIGHT)).close();
        open(store, days.until(MIDNIGHT + 100)).close();
        try (MappedSeries grown = open(store, days);
                MappedSeries built = open(otherStore, days)) {
            Same.assertSame(built, grown);
            assertEquals(built.spans(), grown.spans());
            assertEquals(built.digest(), grown.digest());
        }
        assertArrayEquals(rows(file(otherStore)), rows(file(store)));
    }

    @Test
    void appendsInPlaceAndReadsOnlyWhatIsNew() throws IOException {
        open(store, days.until(MIDNIGHT)).close();
        Object before = inode();
        open(store, days).close();
        assertEquals(before, inode());
        assertEquals(1, days.reads());
    }

    @Test
    void readsNothingWhenItIsUpToDate() throws IOException {
        open(store, days).close();
        days.reads();
        open(store, days).close();
        assertEquals(0, days.reads());
    }

    @Test
    void buildsAgainFromTheFirstDayThatChanged() throws IOException {
        open(store, days).close();
        Days changed = changedAt(MIDNIGHT + 50);
        try (MappedSeries again = open(store, changed);
                MappedSeries built = open(otherStore, changed.until(Long.MAX_VALUE))) {
            Same.assertSame(built, again);
            assertEquals(built.spans(), again.spans());
        }
        assertEquals(4, changed.reads()); // two looks at the second day, then both are taken
    }

    @Test
    void buildsAgainWhenTheRecordBeginsEarlierOrLater() throws IOException {
        open(store, days.without(0, MIDNIGHT)).close();
        open(store, days).close();
        try (MappedSeries built = open(otherStore, days);
                MappedSeries again = open(store, days)) {
            Same.assertSame(built, again);
        }
        try (MappedSeries later = open(store, days.without(0, MIDNIGHT))) {
            assertEquals(MIDNIGHT, later.firstSecond());
        }
    }

    @Test
    void buildsAgainWhenTheRecordEndsEarlier() throws IOException {
        open(store, days).close();
        try (MappedSeries shorter = open(store, days.until(MIDNIGHT + 10))) {
            assertEquals(MIDNIGHT + 10, shorter.endSecond());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 60, SeriesLayout.SPANS_AT + 8, SeriesLayout.ROWS_AT + 32 * 700})
    void buildsAgainWhatIsBroken(long at) throws IOException {
        open(store, days).close();
        overwrite(file(store), at);
        try (MappedSeries built = open(otherStore, days);
                MappedSeries again = open(store, days)) {
            Same.assertSame(built, again);
        }
    }

    @Test
    void buildsAgainWhatIsCutOff() throws IOException {
        open(store, days).close();
        try (FileChannel channel = FileChannel.open(file(store), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 8);
        }
        assertThrows(BrokenSeriesException.class, () -> MappedSeries.open(file(store)));
        open(store, days).close();
        MappedSeries.open(file(store)).close();
    }

    @Test
    void knowsTheLastTradeHoweverItWasBuilt() throws IOException {
        open(store, days).close();
        try (MappedSeries shorter = open(store, days.until(MIDNIGHT));
                MappedSeries built = open(otherStore, days.until(MIDNIGHT))) {
            assertTrue(built.lastId() > 1_000);
            assertEquals(built.lastId(), shorter.lastId());
        }
    }

    @Test
    void keepsTheOldFileUntilTheNewOneIsWhole() throws IOException {
        open(store, days).close();
        byte[] before = Files.readAllBytes(file(store));
        Days changed = changedAt(MIDNIGHT - 50);
        BuildProgress failing =
                (_, _, _) -> {
                    throw new IllegalStateException("stopped");
                };
        SeriesStore series = new SeriesStore(store, changed);
        assertThrows(IllegalStateException.class, () -> series.open(Days.SYMBOL, failing));
        assertArrayEquals(before, Files.readAllBytes(file(store)));
        try (MappedSeries again = open(store, changed)) {
            assertNotEquals(0, again.digest());
        }
    }

    @Test
    void knowsGaps() throws IOException {
        long from = MIDNIGHT - 100;
        long to = MIDNIGHT + 5;
        try (MappedSeries series = open(store, days.without(from, to))) {
            assertTrue(series.covers(series.firstSecond(), from));
            assertTrue(series.covers(to, series.endSecond()));
            assertFalse(series.covers(from - 1, from + 1));
            assertFalse(series.covers(from + 1, to - 1));
            assertFalse(series.covers(to - 1, series.endSecond()));
            assertFalse(series.covers(series.firstSecond() - 1, from));
            assertFalse(series.covers(to, series.endSecond() + 1));
        }
    }

    @Test
    void countsNoReturnOverAGap() throws IOException {
        long from = MIDNIGHT - 100;
        long to = MIDNIGHT + 5;
        try (MappedSeries whole = open(otherStore, days);
                MappedSeries series = open(store, days.without(from, to))) {
            assertEquals(series.varianceBefore(from), series.varianceBefore(to + 1));
            assertEquals(series.quantityBefore(from), series.quantityBefore(to));
            assertEquals(series.priceE8(from - 1), series.priceE8(to - 1));
            long end = whole.endSecond();
            assertEquals(
                    whole.varianceBefore(end) - whole.varianceBefore(to + 1),
                    series.varianceBefore(end) - series.varianceBefore(to + 1));
        }
    }

    @Test
    void refusesASecondWriter() throws IOException {
        open(store, days.until(MIDNIGHT)).close();
        SeriesStore series = new SeriesStore(store, days);
        try (SeriesWriter writer = series.append(Days.SYMBOL)) {
            assertEquals(MIDNIGHT, writer.endSecond());
            assertThrows(IOException.class, () -> series.append(Days.SYMBOL));
            assertThrows(IOException.class, () -> series.open(Days.SYMBOL, BuildProgress.SILENT));
        }
        series.append(Days.SYMBOL).close();
    }

    @Test
    void refusesASymbolWithoutDays() {
        SeriesStore series = new SeriesStore(store, days);
        assertThrows(IOException.class, () -> series.open("ETHUSDT", BuildProgress.SILENT));
        assertThrows(IOException.class, () -> series.append("ETHUSDT"));
    }

    @Test
    void tellsOfEachDay() throws IOException {
        List<String> told = new ArrayList<>();
        new SeriesStore(store, days)
                .open(Days.SYMBOL, (symbol, done, all) -> told.add(symbol + done + "/" + all))
                .close();
        assertEquals(List.of("BTCUSDT1/2", "BTCUSDT2/2"), told);
    }

    @Test
    void wrapsQuantityWithoutLosingDifferences() throws IOException {
        Days heavy = new Days();
        long quantityE8 = Long.MAX_VALUE / 2;
        for (int k = 0; k < 10; k++) {
            heavy.second(MIDNIGHT + k, E8.ONE, quantityE8, 0, 1, k, k);
        }
        try (MappedSeries series = open(store, heavy)) {
            for (int k = 0; k < 10; k++) {
                long second = MIDNIGHT + k;
                assertEquals(
                        quantityE8,
                        series.quantityBefore(second + 1) - series.quantityBefore(second));
            }
        }
    }

    @Test
    void refusesSecondsItDoesNotHold() throws IOException {
        try (MappedSeries series = open(store, days)) {
            long end = series.endSecond();
            assertThrows(IndexOutOfBoundsException.class, () -> series.priceE8(end));
            assertThrows(IndexOutOfBoundsException.class, () -> series.logPrice(end));
            assertThrows(IndexOutOfBoundsException.class, () -> series.quantityBefore(end + 1));
            long before = series.firstSecond() - 1;
            assertThrows(IndexOutOfBoundsException.class, () -> series.priceE8(before));
            assertThrows(IndexOutOfBoundsException.class, () -> series.varianceBefore(before));
        }
    }

    @Test
    void readsAgainWhatWasUnloaded() throws IOException {
        try (MappedSeries built = open(otherStore, days);
                MappedSeries series = open(store, days)) {
            series.unload();
            Same.assertSame(built, series);
        }
    }

    private static MappedSeries open(Path store, Days days) throws IOException {
        return new SeriesStore(store, days).open(Days.SYMBOL, BuildProgress.SILENT);
    }

    private static long squareOfReturn(SecondSeries series, long second) {
        if (second == series.firstSecond()) {
            return 0;
        }
        double returnLog = series.logPrice(second) - series.logPrice(second - 1);
        return Math.round(returnLog * returnLog / SecondSeries.VARIANCE_UNIT);
    }

    /// The same days, but for the price of one second.
    private Days changedAt(long changedSecond) {
        Days changed = new Days();
        days.copy(
                (second, priceE8, quantityE8, buyE8, trades, firstId, lastId) ->
                        changed.second(
                                second,
                                second == changedSecond ? priceE8 + 1 : priceE8,
                                quantityE8,
                                buyE8,
                                trades,
                                firstId,
                                lastId),
                0,
                Long.MAX_VALUE);
        return changed;
    }

    private static Path file(Path store) {
        return store.resolve("series").resolve("BTCUSDT.series");
    }

    private Object inode() throws IOException {
        return Files.readAttributes(file(store), BasicFileAttributes.class).fileKey();
    }

    private static byte[] rows(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Arrays.copyOfRange(all, SeriesLayout.ROWS_AT, all.length);
    }

    private static void overwrite(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), at);
        }
    }
}
