package io.foretick.lab.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/// What is measured and what it should come to.
///
/// @param name in snake case
/// @param what one operation, in words
/// @param target what it should reach
/// @param bytesMax most bytes that an operation may allocate, or [#ANY_BYTES]
/// @param maker makes a fresh one
/// @param baseline the same work done another way, null where there is no such thing
public record BenchmarkSpec(
        String name,
        String what,
        Target target,
        long bytesMax,
        Maker maker,
        @Nullable Baseline baseline) {

    /// No bound on the bytes was stated.
    public static final long ANY_BYTES = -1;

    /// Makes a benchmark ready to run.
    @FunctionalInterface
    public interface Maker {
        Benchmark make() throws IOException;
    }

    /// The same work done another way.
    public sealed interface Baseline {

        /// What does it.
        String name();

        /// In this process, in turns with the benchmark.
        record Inside(String name, Maker maker) implements Baseline {}

        /// In a process of its own, which counts its own time.
        record Outside(String name, Probe probe) implements Baseline {}
    }

    /// Runs a program outside.
    @FunctionalInterface
    public interface Probe {

        /// Has the program do the work.
        ///
        /// @param rounds how often
        /// @return empty where the program is not installed
        Optional<Measurement> measure(int rounds) throws IOException;
    }

    /// The same without what it is compared with.
    public BenchmarkSpec alone() {
        return new BenchmarkSpec(name, what, target, bytesMax, maker, null);
    }

    /// Whether each operation is timed by itself, not in batches.
    public boolean timedSingly() {
        return target.figure() == Target.Figure.P99 || target.figure() == Target.Figure.ELAPSED;
    }

    /// Fewest single operations in a round: enough of them for the figure.
    int singlesMin() {
        return target.figure() == Target.Figure.P99 ? 100 : 1;
    }
}
