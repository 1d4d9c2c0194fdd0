package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What is compared does the same work.
class MakingBenchmarksTest {

    @Test
    void bothWaysQuoteTheSame() {
        var quick = new GlftBenchmark();
        var plain = new GlftBenchmark();
        for (int k = 0; k < 2_000; k++) {
            assertEquals(plain.textbook(), quick.quote(), "look " + k);
        }
    }

    @Test
    void bothWaysFindTheSameSplits() {
        OverfitBenchmark hundred = OverfitBenchmark.ofHundred();
        assertEquals(hundred.countAnew(), hundred.walk());
        assertTrue(hundred.walk() > 0);
    }
}
