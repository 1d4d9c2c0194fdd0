package io.foretick.lab.bench;

import com.sun.management.ThreadMXBean;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;

/// Measures benchmarks in seconds, where JMH takes minutes: warm-up until the times settle, then
/// rounds, and the median of them. A benchmark and its baseline take turns, so that a busy machine
/// slows both. Batches count processor time, single operations the time of the clock. Not as
/// careful as JMH: one process, in which the compiler has seen all benchmarks.
///
/// @param roundNs length of a round
/// @param rounds how many rounds are kept
/// @param warmUpNs least time of warming up; it ends at four times that
/// @param bytePassNs length of a pass that counts bytes, for what takes long
/// @param bytePasses of which the least counts, for the compiler allocates now and then, too
public record Stopwatch(long roundNs, int rounds, long warmUpNs, long bytePassNs, int bytePasses) {

    /// A few seconds for each benchmark.
    public static final Stopwatch QUICK =
            new Stopwatch(20_000_000, 31, 1_000_000_000, 200_000_000, 5);

    /// Hardly any time: the times are noise, the bytes are not.
    public static final Stopwatch BRIEF = new Stopwatch(2_000_000, 3, 200_000_000, 200_000_000, 5);

    /// No time at all: shows that a benchmark runs, and no figure means anything.
    public static final Stopwatch GLANCE = new Stopwatch(100_000, 1, 1_000_000, 1_000_000, 1);

    private static final double SETTLED = 0.05;
    private static final int LAST_ROUNDS = 5;
    private static final int SINGLES_MAX = 20_000;
    private static final int OUTSIDE_ROUNDS = 7;
    private static final int BYTE_RUNS = 2_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What was measured.
    ///
    /// @param baseline null where there is none, or its program is not installed
    public record Result(BenchmarkSpec spec, Measurement measured, @Nullable Measurement baseline) {

        /// Whether the target is reached; true where none is set.
        public boolean met() {
            return spec.target().metBy(measured, baselineRatio());
        }

        /// How many times as long the baseline takes; NaN without one.
        public double baselineRatio() {
            return baseline == null ? Double.NaN : baseline.medianNs() / measured.medianNs();
        }
    }

    /// Measures a benchmark, and its baseline where it has one.
    public Result measure(BenchmarkSpec spec) throws IOException {
        try (var own = new Course(this, spec, spec.maker().make())) {
            own.warmUp();
            return switch (spec.baseline()) {
                case null -> {
                    takeTurns(own, null);
                    yield new Result(spec, own.measurement(), null);
                }
                case BenchmarkSpec.Baseline.Inside(_, BenchmarkSpec.Maker maker) ->
                        beside(spec, own, maker);
                case BenchmarkSpec.Baseline.Outside(_, BenchmarkSpec.Probe probe) -> {
                    takeTurns(own, null);
                    Optional<Measurement> outside = probe.measure(Math.min(rounds, OUTSIDE_ROUNDS));
                    yield new Result(spec, own.measurement(), outside.orElse(null));
                }
            };
        }
    }

    private Result beside(BenchmarkSpec spec, Course own, BenchmarkSpec.Maker maker)
            throws IOException {
        try (var baseline = new Course(this, spec, maker.make())) {
            baseline.warmUp();
            takeTurns(own, baseline);
            return new Result(spec, own.measurement(), baseline.measurement());
        }
    }

    private void takeTurns(Course own, @Nullable Course baseline) throws IOException {
        for (int round = 0; round < rounds; round++) {
            own.round();
            if (baseline != null) {
                baseline.round();
            }
        }
    }

    /// One benchmark on its way through warm-up and rounds.
    private static final class Course implements AutoCloseable {

        private final Stopwatch watch;
        private final Benchmark benchmark;
        private final boolean singly;
        private final int singlesMin;
        private final double[] medianNs;
        private final double[] p99Ns;
        private int rounds;
        private int operations = 1;
        private long timed;
        private long seen;

        Course(Stopwatch watch, BenchmarkSpec spec, Benchmark benchmark) {
            this.watch = watch;
            this.benchmark = benchmark;
            this.singly = spec.timedSingly();
            this.singlesMin = spec.singlesMin();
            this.medianNs = new double[watch.rounds];
            this.p99Ns = new double[watch.rounds];
        }

        /// Runs until the last rounds agree, and finds how many operations fill a round.
        void warmUp() throws IOException {
            double[] last = new double[LAST_ROUNDS];
            long began = System.nanoTime();
            for (int round = 0; ; round++) {
                long roundNs = timed(operations);
                last[round % LAST_ROUNDS] = (double) roundNs / operations;
                long spentNs = System.nanoTime() - began;
                boolean settled = round >= LAST_ROUNDS && spread(last) < SETTLED;
                if (roundNs < watch.roundNs / 2 && operations < 1 << 28) {
                    operations *= 2;
                } else if ((spentNs > watch.warmUpNs && settled) || spentNs > 4 * watch.warmUpNs) {
                    return;
                }
            }
        }

        void round() throws IOException {
            if (singly) {
                singles();
            } else {
                medianNs[rounds] = (double) timed(operations) / operations;
                p99Ns[rounds] = Double.NaN;
                timed += operations;
            }
            rounds++;
        }

        Measurement measurement() throws IOException {
            double[] sorted = medianNs.clone();
            Arrays.sort(sorted);
            return new Measurement(
                    sorted[rounds / 2],
                    sorted[0],
                    sorted[rounds - 1],
                    median(p99Ns),
                    bytes(),
                    timed);
        }

        @Override
        public void close() throws IOException {
            if (seen == Long.MIN_VALUE) {
                throw new IllegalStateException("nothing was done"); // so that results are used
            }
            benchmark.close();
        }

        private void singles() throws IOException {
            double[] each = new double[Math.clamp(operations, singlesMin, SINGLES_MAX)];
            for (int k = 0; k < each.length; k++) {
                each[k] = once();
            }
            Arrays.sort(each);
            medianNs[rounds] = each[each.length / 2];
            p99Ns[rounds] = singlesMin == 1 ? Double.NaN : each[each.length * 99 / 100];
            timed += each.length;
        }

        /// Time of so many operations, in batches or one by one as the benchmark is measured.
        private long timed(int count) throws IOException {
            if (!singly) {
                benchmark.prepare();
                long began = THREADS.getCurrentThreadCpuTime();
                seen += benchmark.run(count);
                return THREADS.getCurrentThreadCpuTime() - began;
            }
            long sumNs = 0;
            for (int k = 0; k < count; k++) {
                sumNs += once();
            }
            return sumNs;
        }

        private long once() throws IOException {
            benchmark.prepare();
            long began = System.nanoTime();
            seen += benchmark.run(1);
            return System.nanoTime() - began;
        }

        /// The least of the passes.
        private double bytes() throws IOException {
            int runs = (int) Math.clamp(watch.bytePassNs / median(medianNs), 1.0, BYTE_RUNS);
            int batch = singly ? 1 : Math.min(operations, runs);
            double least = Double.POSITIVE_INFINITY;
            for (int pass = 0; pass < watch.bytePasses; pass++) {
                long sum = 0;
                for (int left = runs; left > 0; left -= batch) {
                    benchmark.prepare();
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    seen += benchmark.run(batch);
                    sum += THREADS.getCurrentThreadAllocatedBytes() - before;
                }
                least = Math.min(least, (double) sum / Math.ceilDiv(runs, batch) / batch);
            }
            return least;
        }

        private static double spread(double[] values) {
            double low = Arrays.stream(values).min().orElseThrow();
            double high = Arrays.stream(values).max().orElseThrow();
            return high / low - 1;
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }
}
