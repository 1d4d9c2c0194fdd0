package io.foretick.lab.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

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
    ///
    /// @param name what does it
    public record Baseline(String name, Maker maker) {}

    /// Whether each operation is timed by itself, not in batches.
    public boolean timedSingly() {
        return target.figure() == Target.Figure.P99;
    }
}
