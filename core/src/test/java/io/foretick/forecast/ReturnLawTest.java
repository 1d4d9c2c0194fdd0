package io.foretick.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.DensityCurve;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.SkewStudentT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ReturnLawTest {

    private static final double SIGMA = 0.002;
    private static final DensityCurve CURVE =
            new DensityCurve(
                    new double[] {60, 900},
                    new double[] {SIGMA, 4 * SIGMA},
                    new double[] {4, 3},
                    new double[] {0.04, -0.03},
                    new double[] {0.05, -0.1, 0.04, -0.12, 0.06, 0.02});
    private static final ReturnLaw LAW = ReturnLaw.of(CURVE, 60);
    private static final SkewStudentT PLAIN = SkewStudentT.of(SIGMA, 4, 0.04);

    @Test
    void takesTheShapeOfTheNearestKnot() {
        assertEquals(new ShapeCorrection(0.05, -0.1, 0.04), LAW.correction());
        ReturnLaw late = ReturnLaw.of(CURVE, 800);
        assertEquals(new ShapeCorrection(-0.12, 0.06, 0.02), late.correction());
        assertEquals(Math.sqrt(CURVE.varianceAt(800)), late.sigma());
        assertEquals(3, late.nu());
    }

    @ParameterizedTest
    @CsvSource({"-0.05", "-0.004", "-0.0003", "0", "0.001", "0.0022", "0.03"})
    void densityIsTheSlopeOfTheProbability(double x) {
        double step = 1e-7;
        double slope = (LAW.cdf(x + step) - LAW.cdf(x - step)) / (2 * step);
        assertEquals(slope, Math.exp(LAW.logPdf(x)), 2e-6 * slope + 1e-7);
        assertEquals(1, LAW.cdf(x) + LAW.survival(x), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"1e-9", "0.02", "0.3", "0.5", "0.81", "0.9999"})
    void quantileTurnsProbabilityRound(double p) {
        assertEquals(p, LAW.cdf(LAW.quantile(p, false)), 1e-12 * p);
        assertEquals(p, LAW.survival(LAW.quantile(p, true)), 1e-12 * p);
    }

    /// Against the defining integral by the midpoint rule, out to where nothing is left.
    @ParameterizedTest
    @CsvSource({"-0.02", "-0.006", "-0.0011", "0", "0.0007", "0.006", "0.009"})
    void crpsIsItsIntegral(double x) {
        ReturnLaw strong =
                new ReturnLaw(
                        SkewStudentT.of(SIGMA, 30, 0.3), new ShapeCorrection(0.2, -0.2, 0.09));
        for (ReturnLaw law : List.of(LAW, strong)) {
            int cells = 100_000;
            double width = 60 * SIGMA / cells;
            double sum = 0;
            for (int cell = 0; cell < cells; cell++) {
                double away = (cell + 0.5) * width;
                double below = law.cdf(x - away);
                double above = law.survival(x + away);
                sum += (below * below + above * above) * width;
            }
            assertEquals(sum, law.crps(x), 5e-6 * sum);
        }
    }

    @Test
    void withoutCorrectionNoBitChanges() {
        ReturnLaw law = new ReturnLaw(PLAIN, ShapeCorrection.NONE);
        for (double x = -0.02; x < 0.02; x += 0.0013) {
            assertEquals(PLAIN.logPdf(x), law.logPdf(x));
            assertEquals(PLAIN.cdf(x), law.cdf(x));
            assertEquals(PLAIN.survival(x), law.survival(x));
            assertEquals(PLAIN.crps(x), law.crps(x));
        }
        assertEquals(PLAIN.quantile(0.3, true), law.quantile(0.3, true));
    }

    @Test
    void aMarketsProbabilityIsThatOfTheLaw() {
        var density = new Density(CURVE);
        for (double seconds : new double[] {5, 60, 200, 300, 900, 4_000}) {
            ReturnLaw law = ReturnLaw.of(CURVE, seconds);
            double variance = CURVE.varianceAt(seconds);
            assertEquals(law.survival(-0.003), density.rise(seconds, variance, 0.003), 1e-15);
        }
    }

    @Test
    void widenedIsTheLawOfAMultiple() {
        ReturnLaw wide = LAW.widened(1.2);
        assertEquals(LAW.cdf(0.001), wide.cdf(0.0012), 1e-15);
        assertEquals(1.2 * SIGMA, wide.sigma());
    }
}
