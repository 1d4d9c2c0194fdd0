package io.foretick.forecast.density.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SimplexSearchTest {

    @Test
    void findsTheBottomOfACurvedValley() {
        double[] found =
                SimplexSearch.minimise(
                        x -> 100 * square(x[1] - x[0] * x[0]) + square(1 - x[0]),
                        new double[] {-1.2, 1},
                        0.5);
        assertArrayEquals(new double[] {1, 1}, found, 1e-3);
    }

    @Test
    void findsTheBottomOfABowlInSixDimensions() {
        double[] found =
                SimplexSearch.minimise(
                        x -> {
                            double sum = 0;
                            for (int k = 0; k < 6; k++) {
                                sum += (k + 1) * square(x[k] - k);
                            }
                            return sum;
                        },
                        new double[6],
                        0.4);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, found, 1e-3);
    }

    private static double square(double value) {
        return value * value;
    }
}
