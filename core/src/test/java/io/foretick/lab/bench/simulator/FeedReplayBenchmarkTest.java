package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.base.Seed;
import io.foretick.venue.lob.FeedRows;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

class FeedReplayBenchmarkTest {

    private static final int FEED = 1 << 20;

    @Test
    void makerFillsAndTheSecondRunRepeatsTheFirst() {
        long first = play(new FeedReplayBenchmark(), 300_000);
        assertTrue(first > 10_000, "no fills to speak of: " + first);
        assertEquals(first, play(new FeedReplayBenchmark(), 300_000));
    }

    /// Rows, orders and fills cost no memory; only a new replay does, at the end of the feed.
    @Test
    void rowsAllocateNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var benchmark = new FeedReplayBenchmark();
        play(benchmark, FEED + FEED / 4);
        long before = threads.getCurrentThreadAllocatedBytes();
        long result = play(benchmark, FEED / 2);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(result > 0);
        assertTrue(bytes < FEED / 20, bytes + " bytes for " + FEED / 2 + " rows");
    }

    @Test
    void madeFeedKeepsItsSizeAndItsOrder() {
        FeedRows rows = MadeFeed.of(new Seed(3), 5_000);
        assertEquals(5_000, rows.size());
        int trades = 0;
        for (int row = 1; row < rows.size(); row++) {
            assertEquals(MadeFeed.ROW_NS, rows.exchangeNs(row) - rows.exchangeNs(row - 1));
            assertTrue(rows.localNs(row) >= rows.localNs(row - 1));
            trades += rows.kind(row) == FeedRows.TRADE ? 1 : 0;
        }
        assertTrue(trades > 20, trades + " trades");
    }

    private static long play(FeedReplayBenchmark benchmark, int rows) {
        long last = 0;
        for (int k = 0; k < rows; k++) {
            last = benchmark.row();
        }
        return last;
    }
}
