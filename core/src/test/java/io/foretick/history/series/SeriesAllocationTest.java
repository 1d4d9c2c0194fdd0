package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.market.second.SecondSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Reading a series, and growing it, leave nothing for the collector once warm. The best of a few
/// passes counts: the compiler allocates now and then, too.
final class SeriesAllocationTest {

    private static final int WARM_UP = 300;
    private static final int PASSES = 5;
    private static final int TRADES = 2_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir private Path store;

    @Test
    void readsWithoutAllocating() throws IOException {
        Days days = Trades.days(Trades.random(61, 5_000));
        SeriesStore series = new SeriesStore(store, days);
        try (MappedSeries mapped = series.open(Days.SYMBOL, BuildProgress.SILENT)) {
            LiveSeries live = LiveSeries.after(mapped, 100_000);
            live.closeUntil(mapped.endSecond() + 100);
            LiveCut cut = live.cut();
            assertEquals(0, bytes(() -> readAll(mapped)), "bytes of the mapped past");
            assertEquals(0, bytes(() -> readAll(live)), "bytes of the live series");
            assertEquals(0, bytes(() -> readAll(cut)), "bytes of the cut");
        }
    }

    /// But for a chunk of rows now and then: 40 bytes a second, about an hour at once.
    @Test
    void growsWithoutAllocating() {
        LiveSeries live = LiveSeries.begin(Days.SYMBOL, Trades.MIDNIGHT, 10_000_000);
        assertEquals(0, bytes(() -> trade(live)), "bytes of " + TRADES + " trades");
    }

    private static double trade(LiveSeries live) {
        for (int k = 0; k < TRADES; k++) {
            long id = live.lastId() + 1;
            long timeNs = Trades.MIDNIGHT * Times.SECOND_NS + id * 100_000_000;
            live.trade(id, timeNs, E8.ONE + id % 9, id, false);
        }
        return live.lastPriceE8();
    }

    private static double readAll(SecondSeries series) {
        double sum = 0;
        for (long second = series.firstSecond(); second < series.endSecond(); second++) {
            sum += series.priceE8(second) + series.logPrice(second);
            sum += series.quantityBefore(second + 1) + series.varianceBefore(second + 1);
            sum += series.covers(second, second + 1) ? 1 : 0;
        }
        return sum;
    }

    private long bytes(Pass pass) {
        double sum = 0;
        for (int k = 0; k < WARM_UP; k++) {
            sum += pass.run();
        }
        long least = Long.MAX_VALUE;
        for (int k = 0; k < PASSES; k++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sum += pass.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(sum != 0);
        return least;
    }

    @FunctionalInterface
    private interface Pass {
        double run();
    }
}
