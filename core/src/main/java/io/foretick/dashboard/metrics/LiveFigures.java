package io.foretick.dashboard.metrics;

import io.foretick.base.Checks;

import org.HdrHistogram.Histogram;

import java.util.List;

/// What a session counts, as of one instant. The session fills it when it is asked; nothing here is
/// kept. All counts run since the session's start.
///
/// @param events applied by the engine
/// @param orders commands to place one
public record LiveFigures(
        List<Latency> latencies,
        List<Feed> feeds,
        List<Queue> queues,
        List<Densities> densities,
        List<Fault> faults,
        long events,
        long orders,
        long fills) {

    /// Of a session that has not begun.
    public static final LiveFigures NONE =
            new LiveFigures(List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0);

    public LiveFigures {
        latencies = List.copyOf(latencies);
        feeds = List.copyOf(feeds);
        queues = List.copyOf(queues);
        densities = List.copyOf(densities);
        faults = List.copyOf(faults);
    }

    /// How long one stage takes.
    ///
    /// @param stage such as `receive`, `decode`, `evaluate`, `end_to_end` or `order`
    /// @param timesNs a copy that nobody writes to any more, nanoseconds since the start
    public record Latency(String stage, Histogram timesNs) {
        public Latency {
            Checks.notBlank(stage, "stage");
        }
    }

    /// One connection.
    ///
    /// @param name such as `binance`
    /// @param ageSeconds since its last data, in venue time; NaN before the first
    /// @param gaps how often messages of it were lost
    /// @param reconnects how often it had to be replaced
    public record Feed(String name, double ageSeconds, long frames, long gaps, long reconnects) {
        public Feed {
            Checks.notBlank(name, "name");
        }
    }

    /// What became of the densities of a model that reads recorded history, coin by coin.
    ///
    /// @param outcome `given`, or why they were withheld, such as `stale`
    public record Densities(String outcome, long count) {
        public Densities {
            Checks.notBlank(outcome, "outcome");
        }
    }

    /// What may be wrong with the account at the venue.
    ///
    /// @param part such as `heartbeat`
    /// @param present whether it is wrong now
    public record Fault(String part, boolean present) {
        public Fault {
            Checks.notBlank(part, "part");
        }
    }

    /// One bounded hand-over between threads.
    ///
    /// @param drops what found it full
    public record Queue(String name, long depth, long capacity, long drops) {
        public Queue {
            Checks.notBlank(name, "name");
        }
    }
}
