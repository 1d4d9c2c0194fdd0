package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AgentBenchmarkTest {

    @Test
    void oursAreFilledNowAndThenInBothMarkets() {
        AgentBenchmark continuous = AgentBenchmark.ofContinuous();
        AgentBenchmark blocks = AgentBenchmark.ofBlocks();
        long ofContinuous = 0;
        long ofBlocks = 0;
        for (int k = 0; k < 10_000; k++) {
            ofContinuous = continuous.trade();
            ofBlocks = blocks.trade();
        }
        assertTrue(ofContinuous > 1_000, "filled at once: " + ofContinuous);
        assertTrue(ofBlocks > 1_000, "filled in blocks: " + ofBlocks);
    }
}
