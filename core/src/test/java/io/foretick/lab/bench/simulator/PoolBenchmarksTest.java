package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What is compared does the same work.
class PoolBenchmarksTest {

    private static final int ROUNDS = 3_000;

    @Test
    void bothPoolsDoTheSameSwaps() {
        SwapBenchmark fast = SwapBenchmark.ofConstantProduct();
        var plain = new SwapBenchmark.Baseline();
        for (int k = 0; k < ROUNDS; k++) {
            assertEquals(plain.swap(), fast.swap());
        }
    }

    @Test
    void everyPoolKeepsSwapping() {
        for (SwapBenchmark pool :
                new SwapBenchmark[] {
                    SwapBenchmark.ofVolatile(),
                    SwapBenchmark.ofStable(),
                    SwapBenchmark.ofConcentrated()
                }) {
            for (int k = 0; k < ROUNDS; k++) {
                assertTrue(pool.swap() > 0);
            }
        }
    }

    @Test
    void theSearchFindsTheBribeOfTheClosedForm() {
        var closed = new BribeBenchmark();
        var searching = new BribeBenchmark();
        for (int k = 0; k < ROUNDS; k++) {
            double bribe = Double.longBitsToDouble(closed.closedForm());
            double found = Double.longBitsToDouble(searching.goldenSection());
            assertEquals(bribe, found, 1e-5 * Math.max(1.0, bribe));
        }
    }
}
