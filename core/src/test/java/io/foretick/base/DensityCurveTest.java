package io.foretick.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DensityCurveTest {

    private static final double[] HORIZONS = {60, 600};
    private static final double[] SIGMA = {0.001, 0.003};
    private static final double[] NU = {4, 3};
    private static final double[] LAMBDA = {0, 0.02};

    @Test
    void correctionsOfNothingAreNone() {
        DensityCurve plain = new DensityCurve(HORIZONS, SIGMA, NU, LAMBDA);
        DensityCurve zeros = corrected(0, 0, 0, 0, 0, 0);
        assertEquals(plain, zeros);
        assertFalse(zeros.isCorrected());
        assertEquals(0, zeros.correction(1, 2));
    }

    @Test
    void correctionsBelongToTheCurve() {
        DensityCurve curve = corrected(0.1, 0.2, -0.3, 0, 0, 0.4);
        assertTrue(curve.isCorrected());
        assertEquals(-0.3, curve.correction(0, 2));
        assertEquals(0.4, curve.correction(1, 2));
        assertEquals(corrected(0.1, 0.2, -0.3, 0, 0, 0.4), curve);
        assertNotEquals(corrected(0.1, 0.2, -0.3, 0, 0, 0.5), curve);
    }

    @Test
    void refusesCorrectionsThatAreTooLargeOrTooFew() {
        assertThrows(IllegalArgumentException.class, () -> corrected(0.5, -0.3, 0.2, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> corrected(0, 0, 0, Double.NaN, 0, 0));
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> corrected(0.1, 0.1, 0.1));
        assertEquals(
                "corrections must have 3 coefficients a knot, were 3 for 2 knots",
                refused.getMessage());
    }

    private static DensityCurve corrected(double... corrections) {
        return new DensityCurve(HORIZONS, SIGMA, NU, LAMBDA, corrections);
    }
}
