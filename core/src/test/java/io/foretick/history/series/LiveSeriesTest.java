package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.history.series.Trades.Trade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class LiveSeriesTest {

    private static final int ROOM = 100_000;
    private static final long START = Trades.START;
    private static final long MIDNIGHT = Trades.MIDNIGHT;

    @TempDir private Path store;
    @TempDir private Path otherStore;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20260101})
    void growsAsTheRecordIsBuilt(long seed) throws IOException {
        List<Trade> trades = Trades.random(seed, 4_000);
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, ROOM);
        trades.forEach(trade -> trade.into(live));
        assertTrue(live.late() > 0);
        assertTrue(live.duplicates() > 0);
        assertEquals(0, live.missing());
        try (MappedSeries batch = series(otherStore, Trades.days(trades))) {
            Same.assertSame(batch, live);
            Same.assertSame(batch, live.cut());
            assertEquals(batch.digest(), live.digest());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void goesOnFromTheRecord(long seed) throws IOException {
        List<Trade> trades = Trades.random(seed, 4_000);
        Days days = Trades.days(trades);
        for (long cut : new long[] {START + 77, MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + 40}) {
            try (MappedSeries past = series(store, days.until(cut));
                    MappedSeries batch = series(otherStore, days)) {
                LiveSeries live = LiveSeries.after(past, ROOM);
                trades.forEach(trade -> trade.into(live));
                Same.assertSame(batch, live);
                assertEquals(batch.digest(), live.digest());
            }
        }
    }

    /// A session saves each minute, dies, and another one goes on from its file.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void restartsFromWhatItSaved(long seed) throws IOException {
        List<Trade> trades = Trades.random(seed, 4_000);
        SeriesStore store = new SeriesStore(this.store, Trades.days(trades).until(MIDNIGHT - 300));
        store.open(Days.SYMBOL, BuildProgress.SILENT).close();
        int next = 0;
        for (int session = 1; session <= 4; session++) {
            int end = trades.size() * session / 4;
            next = runASession(store, trades, next, end);
        }
        try (MappedSeries saved = MappedSeries.open(store.file(Days.SYMBOL));
                MappedSeries batch = series(otherStore, Trades.days(trades))) {
            Same.assertSame(batch, saved);
            assertEquals(batch.digest(), saved.digest());
        }
    }

    @Test
    void keepsLiveSecondsBehindTheRecordUntilItCatchesUp() throws IOException {
        List<Trade> trades = Trades.random(31, 4_000);
        Days days = Trades.days(trades);
        SeriesStore early = new SeriesStore(store, days.until(MIDNIGHT - 300));
        early.open(Days.SYMBOL, BuildProgress.SILENT).close();
        runASession(early, trades, 0, trades.size());
        try (MappedSeries kept = early.open(Days.SYMBOL, BuildProgress.SILENT);
                MappedSeries batch = series(otherStore, days)) {
            Same.assertSame(batch, kept);
            assertEquals(Span.NOT_OF_RECORD, kept.spans().getFirst().sourceDigest());
        }
        try (MappedSeries caughtUp = series(store, days);
                MappedSeries batch = series(otherStore, days)) {
            Same.assertSame(batch, caughtUp);
            assertEquals(batch.spans(), caughtUp.spans());
        }
    }

    @Test
    void givesWayToTheRecordWhereTheyDiffer() throws IOException {
        List<Trade> trades = Trades.random(32, 4_000);
        Days days = Trades.days(trades);
        SeriesStore early = new SeriesStore(store, days.until(MIDNIGHT - 300));
        early.open(Days.SYMBOL, BuildProgress.SILENT).close();
        List<Trade> lossy = trades.stream().filter(trade -> trade.id() % 10 != 0).toList();
        runASession(early, lossy, 0, lossy.size());
        try (MappedSeries again = series(store, days);
                MappedSeries batch = series(otherStore, days)) {
            Same.assertSame(batch, again);
            assertEquals(batch.spans(), again.spans());
        }
    }

    @Test
    void closesByTheClockAfterAPeriodOfGrace() {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, ROOM);
        live.trade(1, START * Times.SECOND_NS, E8.ONE, 5, false);
        live.closeByClock((START + 3) * Times.SECOND_NS, Times.SECOND_NS + 1);
        assertEquals(START + 1, live.endSecond());
        live.closeByClock((START + 3) * Times.SECOND_NS, Times.SECOND_NS);
        assertEquals(START + 2, live.endSecond());
        live.trade(2, START * Times.SECOND_NS + 1, 2 * E8.ONE, 7, false);
        assertEquals(1, live.late());
        live.closeUntil(START + 3);
        assertEquals(E8.ONE, live.priceE8(START + 1));
        assertEquals(5, live.quantityBefore(START + 2));
        assertEquals(12, live.quantityBefore(START + 3));
        assertEquals(2 * E8.ONE, live.priceE8(START + 2));
    }

    @Test
    void holdsNothingBeforeTheFirstTrade() {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, ROOM);
        live.closeUntil(START + 10);
        assertEquals(live.firstSecond(), live.endSecond());
        assertFalse(live.covers(START, START + 1));
        live.trade(1, (START + 20) * Times.SECOND_NS, E8.ONE, 5, false);
        live.closeUntil(START + 25);
        assertEquals(START + 20, live.firstSecond());
        assertTrue(live.covers(START + 20, START + 25));
        assertFalse(live.covers(START + 19, START + 25));
        assertThrows(IndexOutOfBoundsException.class, () -> live.priceE8(START + 19));
    }

    @Test
    void takesOnlyThePriceFromTradesBeforeItsBeginning() {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, ROOM);
        live.trade(1, (START - 1) * Times.SECOND_NS, E8.ONE, 5, false);
        live.closeUntil(START + 2);
        assertEquals(START, live.firstSecond());
        assertEquals(E8.ONE, live.priceE8(START));
        assertEquals(0, live.quantityBefore(START + 2));
    }

    @Test
    void takesOnlyThePriceFromTradesInAGap() throws IOException {
        Days days = Trades.days(Trades.random(43, 3_000)).until(MIDNIGHT - 300);
        try (MappedSeries past = series(store, days)) {
            LiveSeries live = LiveSeries.after(past, ROOM);
            long end = past.endSecond();
            live.skipTo(end + 6);
            live.trade(past.lastId() + 50, (end + 5) * Times.SECOND_NS, 5 * E8.ONE, 77, false);
            live.closeUntil(end + 8);
            assertEquals(5 * E8.ONE, live.priceE8(end + 6));
            assertEquals(live.quantityBefore(end), live.quantityBefore(end + 8));
            assertEquals(live.varianceBefore(end), live.varianceBefore(end + 8));
            assertFalse(live.covers(end + 5, end + 6));
            assertTrue(live.covers(end + 6, end + 8));
            saveAndCompare(live);
        }
    }

    @Test
    void isNotSavedBehindAnotherPast() throws IOException {
        Days days = Trades.days(Trades.random(44, 3_000));
        Days others = Trades.days(Trades.random(45, 3_000));
        SeriesStore series = new SeriesStore(store, days);
        series.open(Days.SYMBOL, BuildProgress.SILENT).close();
        try (MappedSeries other = series(otherStore, others);
                SeriesWriter writer = series.append(Days.SYMBOL)) {
            LiveSeries live = LiveSeries.after(other, ROOM);
            live.closeUntil(writer.endSecond() + 50);
            assertThrows(IllegalArgumentException.class, () -> writer.append(live.cut()));
        }
    }

    @Test
    void beginsAFileWhereNothingIsHeld() throws IOException {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, ROOM);
        Trades.random(46, 3_000).forEach(trade -> trade.into(live));
        SeriesStore series = new SeriesStore(store, new Days());
        try (SeriesWriter writer = series.begin(Days.SYMBOL, live.firstSecond())) {
            writer.append(live.cut());
            writer.commit();
        }
        assertThrows(IOException.class, () -> series.begin(Days.SYMBOL, START));
        try (MappedSeries saved = series.open(Days.SYMBOL, BuildProgress.SILENT)) {
            Same.assertSame(live, saved);
        }
    }

    @Test
    void recordsAGapThatTheOwnerDeclares() throws IOException {
        List<Trade> trades = Trades.random(41, 3_000);
        Days days = Trades.days(trades);
        try (MappedSeries past = series(store, days.until(MIDNIGHT - 300))) {
            LiveSeries live = LiveSeries.after(past, ROOM);
            live.skipTo(MIDNIGHT - 200);
            trades.stream()
                    .filter(trade -> trade.timeNs() >= (MIDNIGHT - 200) * Times.SECOND_NS)
                    .forEach(trade -> trade.into(live));
            assertFalse(live.covers(MIDNIGHT - 301, MIDNIGHT - 299));
            assertTrue(live.covers(MIDNIGHT - 200, live.endSecond()));
            assertEquals(live.varianceBefore(MIDNIGHT - 300), live.varianceBefore(MIDNIGHT - 199));
            saveAndCompare(live);
        }
    }

    @Test
    void doesNotCountTheSecondThatAGapBeginsIn() throws IOException {
        Days days = Trades.days(Trades.random(42, 3_000)).until(MIDNIGHT - 300);
        try (MappedSeries past = series(store, days)) {
            LiveSeries live = LiveSeries.after(past, ROOM);
            long timeNs = past.endSecond() * Times.SECOND_NS;
            live.trade(past.lastId() + 1, timeNs, 5 * E8.ONE, 77, false);
            live.skipTo(past.endSecond() + 5);
            live.trade(past.lastId() + 900, timeNs + 5 * Times.SECOND_NS, 6 * E8.ONE, 1, false);
            live.closeUntil(past.endSecond() + 7);
            long end = past.endSecond();
            assertEquals(past.priceE8(end - 1), live.priceE8(end));
            assertEquals(live.quantityBefore(end), live.quantityBefore(end + 5));
            assertEquals(live.quantityBefore(end) + 1, live.quantityBefore(end + 6));
            saveAndCompare(live);
        }
    }

    @Test
    void letsGoOfMemoryThatWasSaved() throws IOException {
        List<Trade> trades = Trades.random(51, 30_000);
        SeriesStore series = new SeriesStore(store, Trades.days(trades).until(START + 9));
        try (MappedSeries past = series.open(Days.SYMBOL, BuildProgress.SILENT)) {
            LiveSeries live = LiveSeries.after(past, Grown.CHUNK_ROWS);
            LiveCut before = live.cut();
            trades.subList(0, 20_000).forEach(trade -> trade.into(live));
            LiveCut middle = live.cut();
            save(series, live);
            try (MappedSeries saved = MappedSeries.open(series.file(Days.SYMBOL));
                    MappedSeries batch = series(otherStore, Trades.days(trades))) {
                live.rebase(saved);
                trades.forEach(trade -> trade.into(live));
                Same.assertSame(batch, live);
                Same.assertSameUntil(before.endSecond(), batch, before);
                Same.assertSameUntil(middle.endSecond(), batch, middle);
                assertThrows(IllegalArgumentException.class, () -> live.rebase(past));
            }
        }
    }

    @Test
    void refusesToGrowBeyondItsRoom() {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, 10);
        live.trade(1, START * Times.SECOND_NS, E8.ONE, 5, false);
        long far = START + 3 * Grown.CHUNK_ROWS;
        assertThrows(IllegalStateException.class, () -> live.closeUntil(far));
    }

    /// Readers on another thread see whole rows only, while the owner goes on.
    @Test
    void letsOtherThreadsReadWhileItGrows() throws InterruptedException, ExecutionException {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, START, 1_000_000);
        live.trade(1, START * Times.SECOND_NS, price(START), START, false);
        live.closeUntil(START + 1);
        long end = START + 900_000;
        try (ExecutorService readers = Executors.newSingleThreadExecutor()) {
            Future<Long> read = readers.submit(() -> readUntil(live, end));
            for (long second = START + 1; second < end; second++) {
                live.trade(second, second * Times.SECOND_NS, price(second), second, false);
            }
            live.closeUntil(end);
            assertEquals(0, read.get());
        }
    }

    private static long readUntil(LiveSeries live, long end) {
        long wrong = 0;
        long seen = START;
        while (seen < end) {
            LiveCut cut = live.cut();
            for (long second = seen; second < cut.endSecond(); second++) {
                long quantity = cut.quantityBefore(second + 1) - cut.quantityBefore(second);
                wrong += cut.priceE8(second) == price(second) && quantity == second ? 0 : 1;
            }
            seen = cut.endSecond();
        }
        return wrong;
    }

    private static long price(long second) {
        return E8.ONE + second % 1_000;
    }

    private int runASession(SeriesStore store, List<Trade> trades, int from, int to)
            throws IOException {
        try (MappedSeries past = MappedSeries.open(store.file(Days.SYMBOL));
                SeriesWriter writer = store.append(Days.SYMBOL)) {
            LiveSeries live = LiveSeries.after(past, ROOM);
            // The feed says again what came since the last save, and more than that.
            for (Trade trade : trades.subList(Math.max(0, from - 1_000), to)) {
                trade.into(live);
                if (live.endSecond() >= writer.endSecond() + 60) {
                    writer.append(live.cut());
                    writer.commit();
                }
            }
            writer.append(live.cut());
            if (to == trades.size()) {
                writer.commit(); // the others die before
            }
        }
        return to;
    }

    private void saveAndCompare(LiveSeries live) throws IOException {
        SeriesStore series = new SeriesStore(store, new Days());
        save(series, live);
        try (MappedSeries saved = MappedSeries.open(series.file(Days.SYMBOL))) {
            Same.assertSame(live, saved);
            assertEquals(live.spans(), saved.spans());
            assertEquals(live.digest(), saved.digest());
        }
    }

    private static void save(SeriesStore series, LiveSeries live) throws IOException {
        try (SeriesWriter writer = series.append(Days.SYMBOL)) {
            writer.append(live.cut());
            writer.commit();
        }
    }

    private static MappedSeries series(Path store, Days days) throws IOException {
        return new SeriesStore(store, days).open(Days.SYMBOL, BuildProgress.SILENT);
    }
}
