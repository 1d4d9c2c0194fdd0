package io.foretick.forecast.density.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class MeanDifferenceTest {

    @Test
    void errorIsThatOfTheBlocksMeans() {
        double[] differences = {1, 3, 2, 2, 6, 4};
        long[] blocks = {10, 10, 11, 11, 14, 14};
        MeanDifference difference = MeanDifference.of(differences, blocks);
        assertEquals(3, difference.mean(), 1e-15);
        assertEquals(3, difference.blocks());
        // Means of the blocks are 2, 2 and 5: their variance is 3, that of their mean 1.
        assertEquals(1, difference.standardError(), 1e-15);
        assertEquals(3, difference.t(), 1e-15);
    }

    @Test
    void blockCountsByHowManyForecastsAreInIt() {
        double[] differences = {1, 1, 1, 1, 5};
        long[] blocks = {10, 10, 10, 10, 11};
        MeanDifference difference = MeanDifference.of(differences, blocks);
        assertEquals(1.8, difference.mean(), 1e-15);
        // The sums 4 and 5 lie 3.2 from 4 and 1 times the mean.
        assertEquals(6.4 / 5, difference.standardError(), 1e-15);
    }

    @Test
    void oneBlockHasNoError() {
        MeanDifference difference = MeanDifference.of(new double[] {1, 2}, new long[] {5, 5});
        assertTrue(Double.isNaN(difference.standardError()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void equalForecastersSeldomDifferByTwoErrors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int apart = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            double[] differences = new double[600];
            long[] blocks = new long[600];
            double shock = 0;
            for (int k = 0; k < differences.length; k++) {
                shock = k % 20 == 0 ? random.nextGaussian() : shock; // one for a whole block
                differences[k] = shock + random.nextGaussian();
                blocks[k] = k / 20;
            }
            apart += Math.abs(MeanDifference.of(differences, blocks).t()) > 2.045 ? 1 : 0;
        }
        assertEquals(50, apart, 30, "of Student's t with 29 degrees, one in twenty");
    }
}
