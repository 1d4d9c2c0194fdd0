package io.foretick.math.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    @Test
    void residualsShrinkWithEachColumn() {
        // The line 1.5 + 0.8 x leaves -0.3, -0.1, 1.1, -0.7.
        LeastSquares fit = line();
        assertEquals(54.0, fit.residualSquares(0), 1e-12);
        assertEquals(5.0, fit.residualSquares(1), 1e-12);
        assertEquals(1.8, fit.residualSquares(2), 1e-12);
    }

    @Test
    void tValueIsEstimateOverStandardError() {
        assertEquals(0.8 / Math.sqrt(0.9 / 5.0), line().lastTValue(), 1e-12);
    }

    @Test
    void tValueHasTheSignOfTheCoefficient() {
        double[][] columns = {{1, 1, 1, 1}, {-1, -2, -3, -4}};
        LeastSquares fit = LeastSquares.fit(columns, new double[] {2, 3, 5, 4});
        assertEquals(-0.8 / Math.sqrt(0.9 / 5.0), fit.lastTValue(), 1e-12);
    }

    @Test
    void columnThatDependsOnThoseBeforeItIsNotUsed() {
        double[][] columns = {{1, 1, 1, 1}, {1, 2, 3, 4}, {3, 5, 7, 9}};
        LeastSquares fit = LeastSquares.fit(columns, new double[] {2, 3, 5, 4});
        assertEquals(2, fit.independentColumns());
        assertThrows(IllegalArgumentException.class, fit::lastTValue);
        assertThrows(IllegalArgumentException.class, () -> fit.residualSquares(3));
    }

    private static LeastSquares line() {
        double[][] columns = {{1, 1, 1, 1}, {1, 2, 3, 4}};
        return LeastSquares.fit(columns, new double[] {2, 3, 5, 4});
    }
}
