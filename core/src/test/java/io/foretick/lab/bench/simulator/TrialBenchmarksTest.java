package io.foretick.lab.bench.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is timed is what it is called.
class TrialBenchmarksTest {

    private static final int TRADES = 50_000;

    @Test
    void bothWaysPredictTheSame() {
        var quick = new TreesBenchmark();
        var plain = new TreesBenchmark();
        for (int k = 0; k < 2_000; k++) {
            assertEquals(plain.nodeByNode(), quick.flattened(), "row " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"book", "pool"})
    void eachTrialTakesTheSameEvents(String venue) {
        TrialBenchmark trial =
                venue.equals("book") ? TrialBenchmark.ofBook() : TrialBenchmark.ofPool();
        long events = trial.trial();
        assertTrue(events >= TRADES, events + " events");
        assertEquals(events, trial.trial());
    }
}
