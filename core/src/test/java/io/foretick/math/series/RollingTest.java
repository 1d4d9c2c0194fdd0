package io.foretick.math.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RollingTest {

    private static final double[] SERIES = {1, 3, 5, 5, 5};

    @Test
    void meansStandAtTheEndOfTheirWindow() {
        double[] expected = {Double.NaN, 2, 4, 5, 5};
        assertArrayEquals(expected, Rolling.mean(SERIES, 2), 0.0);
    }

    @Test
    void sampleDeviationDividesByOneLessThanTheWindow() {
        double[] expected = {Double.NaN, Double.NaN, 2, Math.sqrt(4.0 / 3), 0};
        assertArrayEquals(expected, Rolling.standardDeviation(SERIES, 3), 1e-15);
    }

    @Test
    void populationDeviationDividesByTheWindow() {
        double[] expected = {Double.NaN, 1, 1, 0, 0};
        assertArrayEquals(expected, Rolling.populationDeviation(SERIES, 2), 1e-15);
    }

    @Test
    void deviationOfOneValueIsUnknown() {
        double[] expected = {Double.NaN, Double.NaN};
        assertArrayEquals(expected, Rolling.standardDeviation(new double[] {1, 2}, 1), 0.0);
    }

    @Test
    void windowWithUnknownValueIsUnknown() {
        double[] series = {1, Double.NaN, 2, 4};
        double[] expected = {Double.NaN, Double.NaN, Double.NaN, 3};
        assertArrayEquals(expected, Rolling.mean(series, 2), 0.0);
    }

    @Test
    void seriesShorterThanTheWindowIsUnknown() {
        assertEquals(Double.NaN, Rolling.mean(new double[] {1}, 3)[0]);
    }
}
