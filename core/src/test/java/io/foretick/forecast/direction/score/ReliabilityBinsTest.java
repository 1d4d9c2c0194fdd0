package io.foretick.forecast.direction.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.Scores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class ReliabilityBinsTest {

    private final ReliabilityBins bins = new ReliabilityBins();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void isWhatScoringAllAtOnceGives(long seed) {
        var random = new SplittableRandom(seed);
        double[] ups = new double[500];
        double[] outcomes = new double[ups.length];
        for (int k = 0; k < ups.length; k++) {
            ups[k] = random.nextDouble();
            outcomes[k] = random.nextInt(2);
            bins.add(ups[k], outcomes[k] == 1);
        }
        assertArrayEquals(Scores.reliability(ups, outcomes, Reliability.BINS), bins.bins());
    }

    @Test
    void errorIsTheBinsMeanDistanceWeightedByTheirSize() {
        add(0.75, 3, 1); // three quarters said and come
        add(0.55, 0, 4); // 0.55 off
        assertEquals(4 * 0.55 / 8, bins.error(), 1e-12);
    }

    @Test
    void nothingCountedHasNoError() {
        assertTrue(Double.isNaN(bins.error()));
    }

    @Test
    void certaintyBelongsToTheOutermostBins() {
        bins.add(0.0, false);
        bins.add(1.0, true);
        assertEquals(1, bins.bins()[0].count());
        assertEquals(1, bins.bins()[Reliability.BINS - 1].count());
        assertEquals(0.0, bins.error());
    }

    private void add(double up, int rises, int falls) {
        for (int k = 0; k < rises + falls; k++) {
            bins.add(up, k < rises);
        }
    }
}
