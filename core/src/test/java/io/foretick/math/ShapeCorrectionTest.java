package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeCorrectionTest {

    private static final ShapeCorrection SOME = new ShapeCorrection(0.1, -0.2, 0.15);
    private static final int CELLS = 20_000;

    @Test
    void shareIsTheIntegralOfTheDensity() {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double middle = (cell + 0.5) / CELLS;
            sum += SOME.density(middle) / CELLS;
            assertEquals(sum, SOME.share((cell + 1.0) / CELLS), 1e-8);
        }
        assertEquals(1, sum, 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.2", "0.4", "0.5", "0.77", "0.999"})
    void bothSidesAreAlike(double u) {
        assertEquals(SOME.density(u), SOME.density(1 - u), 1e-14);
        assertEquals(1 - SOME.share(u), SOME.share(1 - u), 1e-15);
    }

    @Test
    void smallSharesKeepTheirDigits() {
        double limit = 1 + SOME.second() + SOME.fourth() + SOME.sixth();
        assertEquals(limit * 1e-200, SOME.share(1e-200), 1e-214);
        assertEquals(limit, SOME.perShare(0), 1e-15);
        assertEquals(0, SOME.share(0));
        assertEquals(1, SOME.share(1));
    }

    @ParameterizedTest
    @CsvSource({"1e-300", "1e-9", "0.003", "0.25", "0.5", "0.6", "0.97", "0.999999"})
    void lawShareTurnsShareRound(double p) {
        for (ShapeCorrection correction :
                new ShapeCorrection[] {SOME, new ShapeCorrection(-0.5, -0.3, -0.19)}) {
            double u = correction.lawShare(p);
            assertEquals(p, correction.share(u), 4e-15 * p);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-300", "0.1", "0.3333333333333333", "0.5", "0.8", "1"})
    void nothingChangesNoBit(double u) {
        assertEquals(u, ShapeCorrection.NONE.share(u));
        assertEquals(1, ShapeCorrection.NONE.density(u));
        assertTrue(ShapeCorrection.NONE.isNone());
    }

    @Test
    void refusesWhatWouldMakeADensityNegative() {
        assertThrows(IllegalArgumentException.class, () -> new ShapeCorrection(0.5, -0.3, 0.2));
        assertThrows(IllegalArgumentException.class, () -> new ShapeCorrection(Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> SOME.lawShare(0));
    }
}
