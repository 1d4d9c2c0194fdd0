package io.foretick.lab.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

/// The hot path allocates what its benchmarks state, and nothing else: from the bytes of a frame to
/// the evaluation of twenty markets.
class AllocationTest {

    private static final double PART_OF_A_BYTE = 0.5; // the compiler allocates now and then, too

    @ParameterizedTest
    @MethodSource("bounded")
    void allocatesNoMoreThanStated(BenchmarkSpec spec) throws IOException {
        double bytes = Stopwatch.BRIEF.measure(spec.alone()).measured().bytes();
        assertTrue(
                bytes <= spec.bytesMax() + PART_OF_A_BYTE,
                () -> spec.name() + ": " + bytes + " bytes, at most " + spec.bytesMax());
    }

    static List<BenchmarkSpec> bounded() {
        return Benchmarks.all().stream()
                .filter(spec -> spec.bytesMax() != BenchmarkSpec.ANY_BYTES)
                .toList();
    }
}
