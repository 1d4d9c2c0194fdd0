package io.foretick.risk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.math.Normal;

import org.junit.jupiter.api.Test;

class RealityCheckTest {

    private static final RealityCheck.Draws DRAWS = new RealityCheck.Draws(5.0, 500);

    private static RealityCheck check(double[][] profits) {
        return RealityCheck.of(profits, DRAWS, new Seed(1));
    }

    /// One trial, one-sided: what a normal law says of the mean over its deviation.
    @Test
    void aSingleTrialIsJudgedLikeAMean() {
        double[][] profits = BacktestOverfitTest.noise(1, 1, 400, 0.0);
        for (double shift : new double[] {-0.05, 0.0, 0.05, 0.1}) {
            double[][] shifted = {profits[0].clone()};
            for (int k = 0; k < 400; k++) {
                shifted[0][k] += shift;
            }
            Moments moments = Moments.of(shifted[0]);
            double expected = Normal.survival(moments.sharpe() * 20.0);
            RealityCheck found =
                    RealityCheck.of(shifted, new RealityCheck.Draws(1.0, 4_000), new Seed(2));
            assertEquals(expected, found.white(), 0.03, "shift " + shift);
        }
    }

    /// P-values of trials without skill are spread evenly over `[0, 1]`.
    @Test
    void noiseIsSeldomCalledSkill() {
        int white = 0;
        int hansen = 0;
        double mean = 0.0;
        for (int seed = 1; seed <= 60; seed++) {
            RealityCheck found = check(BacktestOverfitTest.noise(seed, 20, 800, 0.3));
            white += found.white() < 0.05 ? 1 : 0;
            hansen += found.hansen() < 0.05 ? 1 : 0;
            mean += found.hansen() / 60.0;
        }
        assertTrue(white <= 8 && hansen <= 8, white + " and " + hansen + " of 60");
        assertEquals(0.5, mean, 0.12);
    }

    @Test
    void skillIsSeenAmongManyWithoutIt() {
        double[][] profits = BacktestOverfitTest.noise(3, 200, 320, 0.0);
        for (int k = 0; k < 320; k++) {
            profits[77][k] += 0.35;
        }
        RealityCheck found = check(profits);
        assertTrue(found.white() < 0.02, "white " + found.white());
        assertTrue(found.hansen() < 0.02, "hansen " + found.hansen());
    }

    /// Trials that lose wildly cannot be the best, yet in money their chance is the largest.
    @Test
    void wildLosersHideSkillFromWhiteAndNotFromHansen() {
        double[][] profits = BacktestOverfitTest.noise(4, 50, 320, 0.0);
        for (int trial = 1; trial < 50; trial++) {
            for (int k = 0; k < 320; k++) {
                profits[trial][k] = 30.0 * profits[trial][k] - 30.0;
            }
        }
        for (int k = 0; k < 320; k++) {
            profits[0][k] += 0.3;
        }
        RealityCheck found = check(profits);
        assertTrue(found.white() > 0.5, "white " + found.white());
        assertTrue(found.hansen() < 0.02, "hansen " + found.hansen());
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        double[][] profits = BacktestOverfitTest.noise(5, 10, 100, 0.0);
        assertEquals(check(profits), check(profits));
    }

    @Test
    void trialsThatNeverTradedAreNoEvidence() {
        double[][] profits = BacktestOverfitTest.noise(6, 3, 100, 0.0);
        double[][] more = {profits[0], profits[1], profits[2], new double[100]};
        assertEquals(check(profits).hansen(), check(more).hansen());
        assertEquals(new RealityCheck(1.0, 1.0), check(new double[2][10]));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(IllegalArgumentException.class, () -> new RealityCheck.Draws(0.5, 100));
        assertThrows(IllegalArgumentException.class, () -> check(new double[2][2]));
    }
}
