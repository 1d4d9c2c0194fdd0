package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class StatisticsTest {

    private static final double[] SAMPLE = {4, 1, 3, 2};

    @Test
    void meanAndVarianceOfASmallSample() {
        assertEquals(2.5, Statistics.mean(SAMPLE));
        assertEquals(5.0 / 3.0, Statistics.variance(SAMPLE), 1e-15);
        assertEquals(Math.sqrt(5.0 / 3.0), Statistics.standardDeviation(SAMPLE), 1e-15);
    }

    @Test
    void varianceKeepsItsDigitsFarFromZero() {
        double[] shifted = {1e9 + 4, 1e9 + 1, 1e9 + 3, 1e9 + 2};
        assertEquals(5.0 / 3.0, Statistics.variance(shifted), 1e-12);
    }

    @Test
    void tooSmallSamplesHaveNoAnswer() {
        assertTrue(Double.isNaN(Statistics.mean(new double[0])));
        assertTrue(Double.isNaN(Statistics.variance(new double[] {1})));
        assertThrows(IllegalArgumentException.class, () -> Statistics.quantile(new double[0], 0.5));
    }

    @Test
    void quantileIsLinearBetweenNeighbours() {
        assertEquals(1.0, Statistics.quantile(SAMPLE, 0.0));
        assertEquals(2.5, Statistics.quantile(SAMPLE, 0.5));
        assertEquals(3.25, Statistics.quantile(SAMPLE, 0.75));
        assertEquals(4.0, Statistics.quantile(SAMPLE, 1.0));
        assertEquals(4.0, SAMPLE[0]); // left as it was
    }

    @Test
    void correlationOfLinesIsOne() {
        double[] doubled = {8, 2, 6, 4};
        double[] falling = {-4, -1, -3, -2};
        assertEquals(1.0, Statistics.correlation(SAMPLE, doubled), 1e-15);
        assertEquals(-1.0, Statistics.correlation(SAMPLE, falling), 1e-15);
    }

    @Test
    void intervalCoversTheMeanAsOftenAsItSays() {
        int covered = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new Seed(run).split("coverage").random();
            double[] values = new double[400];
            long[] blocks = new long[values.length];
            double shared = 0;
            for (int k = 0; k < values.length; k++) {
                blocks[k] = k / 10;
                shared = k % 10 == 0 ? random.nextGaussian() : shared;
                values[k] = shared + 0.1 * random.nextGaussian(); // one block moves as one
            }
            Bootstrap.Interval interval = Bootstrap.ofMean(values, blocks, 0.9, 300, new Seed(run));
            covered += interval.excludesZero() ? 0 : 1;
        }
        // 90 % up to three standard errors, and a little less for 40 blocks.
        assertEquals(0.89, covered / (double) runs, 0.055);
    }

    @Test
    void sameSeedGivesTheSameInterval() {
        long[] blocks = {1, 1, 2, 3};
        Bootstrap.Interval first = Bootstrap.ofMean(SAMPLE, blocks, 0.95, 100, new Seed(1));
        assertEquals(first, Bootstrap.ofMean(SAMPLE, blocks, 0.95, 100, new Seed(1)));
        assertTrue(first.low() <= first.mean() && first.mean() <= first.high());
        assertTrue(first.excludesZero());
    }

    @Test
    void refusesBlocksThatDoNotMatch() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Bootstrap.ofMean(SAMPLE, new long[3], 0.95, 10, new Seed(1)));
    }
}
