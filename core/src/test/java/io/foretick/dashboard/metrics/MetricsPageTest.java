package io.foretick.dashboard.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.dashboard.metrics.LiveFigures.Densities;
import io.foretick.dashboard.metrics.LiveFigures.Fault;
import io.foretick.dashboard.metrics.LiveFigures.Feed;
import io.foretick.dashboard.metrics.LiveFigures.Latency;
import io.foretick.dashboard.metrics.LiveFigures.Queue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class MetricsPageTest {

    private static final long DEADLINE_NS = 20 * Times.SECOND_NS;

    @Test
    void showsWhatTheSessionCounts() {
        var figures =
                new LiveFigures(
                        List.of(), List.of(), List.of(), List.of(), List.of(), 1_000_000, 12, 7);
        String page = page(figures);
        assertEquals(1_000_000, sample(page, "foretick_events_total"));
        assertEquals(12, sample(page, "foretick_orders_total"));
        assertEquals(7, sample(page, "foretick_fills_total"));
    }

    @Test
    void showsQuantilesOfEachStageInSeconds() {
        var times = new Histogram(3);
        for (int k = 1; k <= 1_000; k++) {
            times.recordValue(k * Times.MICRO_NS);
        }
        String page = page(withLatency(new Latency("decode", times)));
        String labels = "foretick_latency_seconds{stage=\"decode\",quantile=";
        assertEquals(500e-6, sample(page, labels + "\"0.5\"}"), 1e-6);
        assertEquals(990e-6, sample(page, labels + "\"0.99\"}"), 1e-6);
        assertEquals(1e-3, sample(page, labels + "\"1.0\"}"), 1e-6);
        String stage = "{stage=\"decode\"}";
        assertEquals(1_000, sample(page, "foretick_latency_seconds_count" + stage));
        assertEquals(0.5005, sample(page, "foretick_latency_seconds_sum" + stage), 0.001);
    }

    @Test
    void showsNoNumberForAStageThatNeverRan() {
        String page = page(withLatency(new Latency("order", new Histogram(3))));
        String median = "foretick_latency_seconds{stage=\"order\",quantile=\"0.5\"}";
        assertTrue(Double.isNaN(sample(page, median)));
        assertEquals(0, sample(page, "foretick_latency_seconds_count{stage=\"order\"}"));
    }

    @Test
    void tellsFeedsQueuesDensitiesAndFaultsApart() {
        var figures =
                new LiveFigures(
                        List.of(),
                        List.of(
                                new Feed("binance", 0.25, 100, 2, 1),
                                new Feed("polymarket_clob", Double.NaN, 0, 0, 0)),
                        List.of(new Queue("feed", 17, 4_096, 3)),
                        List.of(new Densities("given", 88), new Densities("stale", 2)),
                        List.of(new Fault("heartbeat", true), new Fault("version", false)),
                        0,
                        0,
                        0);
        String page = page(figures);
        assertEquals(0.25, sample(page, "foretick_feed_age_seconds{feed=\"binance\"}"));
        assertTrue(
                Double.isNaN(sample(page, "foretick_feed_age_seconds{feed=\"polymarket_clob\"}")));
        assertEquals(100, sample(page, "foretick_feed_frames_total{feed=\"binance\"}"));
        assertEquals(2, sample(page, "foretick_feed_gaps_total{feed=\"binance\"}"));
        assertEquals(1, sample(page, "foretick_feed_reconnects_total{feed=\"binance\"}"));
        assertEquals(17, sample(page, "foretick_queue_depth{queue=\"feed\"}"));
        assertEquals(4_096, sample(page, "foretick_queue_capacity{queue=\"feed\"}"));
        assertEquals(3, sample(page, "foretick_queue_drops_total{queue=\"feed\"}"));
        assertEquals(2, sample(page, "foretick_densities_total{outcome=\"stale\"}"));
        assertEquals(1, sample(page, "foretick_account_fault{part=\"heartbeat\"}"));
        assertEquals(0, sample(page, "foretick_account_fault{part=\"version\"}"));
    }

    @Test
    void showsTheMachineUnderneath() {
        String page = page(LiveFigures.NONE);
        assertTrue(sample(page, "jvm_heap_used_bytes") > 0);
        assertTrue(sample(page, "jvm_threads") > 0);
        assertTrue(sample(page, "jvm_gc_pause_seconds_count{kind=\"all\"}") >= 0);
    }

    @Test
    void hearsOfGarbageCollections() {
        try (var pauses = GarbagePauses.listen()) {
            System.gc();
            long deadlineNs = System.nanoTime() + DEADLINE_NS;
            while (pauses.timesNs().getTotalCount() == 0) {
                assertTrue(System.nanoTime() < deadlineNs, "no notification");
                LockSupport.parkNanos(Times.MILLI_NS);
            }
        }
    }

    /// Every line is a comment or a sample, and no sample stands twice.
    @Test
    void followsTheTextFormat() {
        Pattern line =
                Pattern.compile(
                        "# (HELP|TYPE) \\w+ .+"
                                + "|[a-z_]+(\\{\\w+=\"[^\"]*\"(,\\w+=\"[^\"]*\")*})? \\S+");
        var seen = new HashSet<String>();
        String page = page(withLatency(new Latency("a \"quoted\\ stage", new Histogram(3))));
        page.replace("\\\"", "")
                .replace("\\\\", "")
                .lines()
                .forEach(text -> {
                    assertTrue(line.matcher(text).matches(), text);
                    assertTrue(seen.add(text.replaceFirst(" \\S+$", "")), text);
                });
    }

    private static LiveFigures withLatency(Latency latency) {
        return new LiveFigures(
                List.of(latency), List.of(), List.of(), List.of(), List.of(), 0, 0, 0);
    }

    private static String page(LiveFigures figures) {
        try (var page = new MetricsPage(() -> figures)) {
            return page.get();
        }
    }

    private static double sample(String page, String name) {
        Matcher found =
                Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                        .matcher(page);
        assertTrue(found.find(), name + " is not in\n" + page);
        return Double.parseDouble(found.group(1));
    }
}
