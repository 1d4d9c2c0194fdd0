package io.foretick.dashboard.metrics;

import io.foretick.dashboard.metrics.LiveFigures.Densities;
import io.foretick.dashboard.metrics.LiveFigures.Fault;
import io.foretick.dashboard.metrics.LiveFigures.Feed;
import io.foretick.dashboard.metrics.LiveFigures.Latency;
import io.foretick.dashboard.metrics.LiveFigures.Queue;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The body of `/metrics`: what a session counts, and how the Java machine under it does. Any
/// thread may ask; each asking reads the figures anew.
public final class MetricsPage implements Supplier<String>, AutoCloseable {

    /// The type under which it is served.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final GarbagePauses pauses = GarbagePauses.listen();
    private final Supplier<LiveFigures> figures;

    /// A page that asks the session for its figures, on the thread of whoever asks the page.
    public MetricsPage(Supplier<LiveFigures> figures) {
        this.figures = figures;
    }

    @Override
    public String get() {
        LiveFigures now = figures.get();
        var families = new ArrayList<MetricSnapshot>();
        addCounts(families, now);
        addFeeds(families, now.feeds());
        addQueues(families, now.queues());
        addDensities(families, now.densities());
        addFaults(families, now.faults());
        addMachine(families);
        return text(families);
    }

    private static void addCounts(List<MetricSnapshot> families, LiveFigures now) {
        families.add(Family.counter("foretick_events", "Events the engine applied.", now.events()));
        families.add(Family.counter("foretick_orders", "Orders placed.", now.orders()));
        families.add(Family.counter("foretick_fills", "Fills received.", now.fills()));
        families.add(
                new Family("foretick_latency_seconds", "Time that a stage takes.", "stage")
                        .summary(now.latencies(), Latency::stage, Latency::timesNs));
    }

    private static void addFeeds(List<MetricSnapshot> families, List<Feed> feeds) {
        families.add(
                new Family("foretick_feed_age_seconds", "Venue time since the last data.", "feed")
                        .gauge(feeds, Feed::name, Feed::ageSeconds));
        families.add(
                new Family("foretick_feed_frames", "Messages received.", "feed")
                        .counter(feeds, Feed::name, Feed::frames));
        families.add(
                new Family("foretick_feed_gaps", "Times that messages were lost.", "feed")
                        .counter(feeds, Feed::name, Feed::gaps));
        families.add(
                new Family("foretick_feed_reconnects", "Connections replaced.", "feed")
                        .counter(feeds, Feed::name, Feed::reconnects));
    }

    private static void addQueues(List<MetricSnapshot> families, List<Queue> queues) {
        families.add(
                new Family("foretick_queue_depth", "Entries that wait.", "queue")
                        .gauge(queues, Queue::name, Queue::depth));
        families.add(
                new Family("foretick_queue_capacity", "Entries that can wait.", "queue")
                        .gauge(queues, Queue::name, Queue::capacity));
        families.add(
                new Family("foretick_queue_drops", "Entries that found it full.", "queue")
                        .counter(queues, Queue::name, Queue::drops));
    }

    private static void addDensities(List<MetricSnapshot> families, List<Densities> densities) {
        families.add(
                new Family("foretick_densities", "Densities by what became of them.", "outcome")
                        .counter(densities, Densities::outcome, Densities::count));
    }

    private static void addFaults(List<MetricSnapshot> families, List<Fault> faults) {
        families.add(
                new Family("foretick_account_fault", "1 while this part is wrong.", "part")
                        .gauge(faults, Fault::part, fault -> fault.present() ? 1 : 0));
    }

    private void addMachine(List<MetricSnapshot> families) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        families.add(
                new Family("jvm_gc_pause_seconds", "Time that garbage collection stopped.", "kind")
                        .summary(List.of(pauses.timesNs()), _ -> "all", times -> times));
        families.add(Family.gauge("jvm_heap_used_bytes", "Heap in use.", heap.getUsed()));
        families.add(
                Family.gauge("jvm_heap_committed_bytes", "Heap reserved.", heap.getCommitted()));
        families.add(Family.gauge("jvm_heap_max_bytes", "Heap at most.", heap.getMax()));
        families.add(Family.gauge("jvm_threads", "Platform threads alive.", threads));
    }

    private String text(List<MetricSnapshot> families) {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(out, new MetricSnapshots(families));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Stops listening to the Java machine.
    @Override
    public void close() {
        pauses.close();
    }
}
