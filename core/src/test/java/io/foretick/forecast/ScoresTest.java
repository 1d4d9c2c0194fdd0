package io.foretick.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class ScoresTest {

    @Test
    void alwaysOneHalfScoresAQuarterAndLogTwo() {
        assertEquals(0.25, Scores.brier(0.5, 1));
        assertEquals(Math.log(2), Scores.logLoss(0.5, 0), 1e-15);
    }

    @Test
    void certaintyThatIsWrongIsClipped() {
        assertEquals(-Math.log(1e-4), Scores.logLoss(0.0, 1), 1e-12);
        assertEquals(-Math.log(1e-4), Scores.logLoss(1.0, 0), 1e-9);
        assertEquals(-Math.log1p(-1e-4), Scores.logLoss(1.0, 1), 1e-15);
    }

    @Test
    void aSharedTieScoresBetween() {
        assertEquals(0.0, Scores.brier(0.5, 0.5));
        assertEquals(Math.log(2), Scores.logLoss(0.5, 0.5), 1e-15);
    }

    @Test
    void meansAreOverAllForecasts() {
        double[] p = {0.5, 1.0};
        double[] came = {1, 1};
        assertEquals(0.125, Scores.meanBrier(p, came));
        double expected = 0.5 * (Math.log(2) - Math.log1p(-1e-4));
        assertEquals(expected, Scores.meanLogLoss(p, came), 1e-15);
        assertTrue(Double.isNaN(Scores.meanBrier(new double[0], new double[0])));
    }

    @Test
    void calibratedForecastsLieOnTheDiagonal() {
        SplittableRandom random = new Seed(4).split("calibrated").random();
        double[] p = new double[100_000];
        double[] came = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = random.nextDouble();
            came[k] = random.nextDouble() < p[k] ? 1 : 0;
        }
        Scores.ReliabilityBin[] bins = Scores.reliability(p, came);
        assertEquals(20, bins.length);
        for (Scores.ReliabilityBin bin : bins) {
            assertEquals(bin.probabilityMean(), bin.observedShare(), 4 * 0.5 / Math.sqrt(4_500));
        }
        assertTrue(Scores.calibrationError(bins) < 0.01);
    }

    @Test
    void binsHoldBothEndsOfTheRange() {
        Scores.ReliabilityBin[] bins =
                Scores.reliability(new double[] {0, 1, 0.97}, new double[] {0, 1, 1});
        assertEquals(1, bins[0].count());
        assertEquals(2, bins[19].count());
        assertEquals(0, bins[5].count());
        assertTrue(Double.isNaN(bins[5].observedShare()));
        assertEquals(0.01, Scores.calibrationError(bins), 1e-12);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> Scores.brier(1.1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Scores.meanBrier(new double[1], new double[2]));
    }
}
