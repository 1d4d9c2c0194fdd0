package io.foretick.venue.amm.inclusion;

import static io.foretick.testing.Close.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.SplittableRandom;

class InclusionRecordTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsTheModelThatTheOutcomesCameFrom(long seed) {
        SplittableRandom random = new Seed(seed).random();
        var truth = new Inclusion(-2.0, 0.004);
        var record = new InclusionRecord(20_000);
        for (int k = 0; k < 20_000; k++) {
            double bribe = 1_000 * random.nextDouble();
            record.add(bribe, random.nextDouble() < truth.probability(bribe));
        }
        Inclusion fit = record.fit().orElseThrow();
        assertClose("a", -2.0, fit.a(), 0.06, 0.0);
        assertClose("s", 0.004, fit.s(), 0.06, 0.0);
    }

    /// Of two bribes with shares of 1/4 and 3/4 the fit meets both, but for the ridge.
    @Test
    void meetsTheSharesOfTwoBribes() {
        var record = new InclusionRecord(8);
        for (int k = 0; k < 4; k++) {
            record.add(1.0, k == 0);
            record.add(3.0, k != 0);
        }
        Inclusion fit = record.fit().orElseThrow();
        assertClose("s", Math.log(3.0), fit.s(), 1e-4, 0.0);
        assertClose("a", -2 * Math.log(3.0), fit.a(), 1e-4, 0.0);
    }

    @Test
    void outcomesThatBribesPartPerfectlyHaveAFiniteFit() {
        var record = new InclusionRecord(10);
        for (int k = 0; k < 10; k++) {
            record.add(k, k >= 5);
        }
        Inclusion fit = record.fit().orElseThrow();
        assertTrue(fit.probability(4.0) < 0.01 && fit.probability(5.0) > 0.99, fit::toString);
    }

    @Test
    void saysNothingWhereNothingCanBeLearnt() {
        var record = new InclusionRecord(4);
        assertEquals(Optional.empty(), record.fit());
        assertEquals(Optional.empty(), record.includedQuantile(0.5));
        record.add(1.0, true);
        assertEquals(Optional.empty(), record.fit(), "one outcome only");
        record.add(3.0, false);
        assertEquals(Optional.empty(), record.fit(), "the higher bribe did worse");
    }

    @Test
    void forgetsTheOldest() {
        var record = new InclusionRecord(3);
        for (int k = 1; k <= 5; k++) {
            record.add(k, k != 4);
        }
        assertEquals(3, record.size());
        assertEquals(Optional.of(4.0), record.includedQuantile(0.5)); // of 3 and 5
        assertEquals(Optional.of(5.0), record.includedQuantile(1.0));
    }
}
