package io.foretick.math.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FractionalDifferenceTest {

    private static final double[] SERIES = {1, 4, 9, 16};

    @Test
    void weightsAreTheBinomialSeries() {
        double[] expected = {1, -0.5, -0.125, -0.0625};
        assertArrayEquals(expected, FractionalDifference.weights(0.5, 0.05, 100), 1e-16);
    }

    @Test
    void weightsEndAtTheLargestNumberOfTerms() {
        double[] expected = {1, -0.5};
        assertArrayEquals(expected, FractionalDifference.weights(0.5, 0.0, 2), 1e-16);
    }

    @Test
    void orderOneIsTheDifferenceToTheValueBefore() {
        double[] weights = FractionalDifference.weights(1.0, 0.01, 100);
        double[] expected = {Double.NaN, 3, 5, 7};
        assertArrayEquals(expected, FractionalDifference.apply(SERIES, weights), 0.0);
    }

    @Test
    void orderZeroIsTheSeriesItself() {
        double[] weights = FractionalDifference.weights(0.0, 0.01, 100);
        assertArrayEquals(SERIES, FractionalDifference.apply(SERIES, weights), 0.0);
    }

    @Test
    void backwardsWeightsStandOnTheOldestValueAndStartLate() {
        double[] weights = FractionalDifference.weights(1.0, 0.01, 100);
        double[] expected = {0, 0, -5, -7};
        assertArrayEquals(expected, FractionalDifference.applyBackwards(SERIES, weights), 0.0);
    }

    @Test
    void seriesShorterThanItsWeightsIsUnknown() {
        double[] weights = FractionalDifference.weights(0.5, 0.05, 100);
        double[] expected = {Double.NaN, Double.NaN};
        assertArrayEquals(expected, FractionalDifference.apply(new double[] {1, 2}, weights), 0.0);
    }
}
