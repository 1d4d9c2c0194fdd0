package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class KolmogorovSmirnovTest {

    @ParameterizedTest
    @CsvSource({
        // Critical values of Kolmogorov's law, as every table of it has them.
        "1.2238478702170825, 0.10",
        "1.3580986393225505, 0.05",
        "1.6276236115189503, 0.01",
        "1.9494746035204051, 0.001",
        "0.8275735551899077, 0.5",
    })
    void lawHasItsKnownCriticalValues(double x, double probability) {
        assertEquals(probability, KolmogorovSmirnov.survival(x), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        // Exact critical distances at 5 percent: Massey 1951 and Birnbaum 1952.
        "10, 0.40925",
        "20, 0.29408",
        "35, 0.22425",
        "100, 0.13403",
    })
    void finiteSamplesHaveTheirKnownCriticalDistances(int size, double distance) {
        assertEquals(0.05, KolmogorovSmirnov.pValue(distance, size), 0.001);
    }

    @Test
    void distanceIsTheLargestGapOnEitherSide() {
        assertEquals(0.5, KolmogorovSmirnov.distance(new double[] {0.5}), 0.0);
        assertEquals(0.7, KolmogorovSmirnov.distance(new double[] {0.7, 0.8, 0.9}), 1e-15);
        assertEquals(0.6, KolmogorovSmirnov.distance(new double[] {0.1, 0.2, 0.4}), 1e-15);
        assertEquals(Double.NaN, KolmogorovSmirnov.distance(new double[0]));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fivePercentOfUniformSamplesAreRefusedAtFivePercent(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int k = 0; k < 4_000; k++) {
            double[] sample = random.doubles(50).toArray();
            Arrays.sort(sample);
            double distance = KolmogorovSmirnov.distance(sample);
            refused += KolmogorovSmirnov.pValue(distance, 50) < 0.05 ? 1 : 0;
        }
        assertEquals(200, refused, 4 * Math.sqrt(4_000 * 0.05 * 0.95));
    }
}
