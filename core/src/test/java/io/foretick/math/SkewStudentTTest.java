package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class SkewStudentTTest {

    private static final String SHAPES =
            """
            2.1, 0.0
            2.5, -0.3
            4.0, 0.1
            8.0, 0.7
            30.0, -0.05
            200.0, 0.2
            """;

    @ParameterizedTest(name = "nu {0}")
    @ValueSource(doubles = {2.0000000001, 2.05, 3.0, 7.7, 150.0, 1e6})
    void isSymmetricToTheBitWithoutSkew(double nu) {
        SkewStudentT law = SkewStudentT.of(0.013, nu, 0.0);
        SplittableRandom random = new Seed(1).split("symmetry").random();
        for (int k = 0; k < 1_000; k++) {
            double x = random.nextDouble(-0.2, 0.2);
            assertEquals(law.cdf(-x), law.survival(x));
            assertEquals(law.logCdf(-x), law.logSurvival(x));
            assertEquals(law.pdf(-x), law.pdf(x));
        }
        assertEquals(0.5, law.survival(0.0));
    }

    @ParameterizedTest(name = "nu {0}, lambda {1}")
    @CsvSource(textBlock = SHAPES)
    void hasZeroMeanAndUnitVariance(double nu, double lambda) {
        // Over the quantile axis the tail of the second moment needs nu well above two.
        if (nu < 3.0) {
            return;
        }
        SkewShape shape = SkewShape.of(nu, lambda);
        int cells = 200_000;
        double mean = 0.0;
        double square = 0.0;
        for (int k = 0; k < cells; k++) {
            double z = shape.quantile((k + 0.5) / cells, false);
            mean += z / cells;
            square += z * z / cells;
        }
        assertEquals(0.0, mean, 1e-4);
        assertEquals(1.0, square, 0.02);
    }

    @ParameterizedTest(name = "nu {0}, lambda {1}")
    @CsvSource(textBlock = SHAPES)
    void densityIsTheSlopeOfTheDistribution(double nu, double lambda) {
        SkewShape shape = SkewShape.of(nu, lambda);
        for (double z = -4.0; z <= 4.0; z += 0.37) {
            double slope = (shape.cdf(z + 1e-5) - shape.cdf(z - 1e-5)) / 2e-5;
            assertEquals(slope, shape.pdf(z), 1e-8);
            assertEquals(1.0, shape.cdf(z) + shape.survival(z), 4e-16);
        }
    }

    @ParameterizedTest(name = "nu {0}, lambda {1}")
    @CsvSource(textBlock = SHAPES)
    void gradientEqualsFiniteDifferences(double nu, double lambda) {
        double sigma = 0.02;
        double step = 1e-6;
        double[] gradient = new double[SkewShape.GRADIENT_SIZE];
        for (double x = -0.0513; x <= 0.06; x += 0.0117) {
            double at = x;
            SkewStudentT.of(sigma, nu, lambda).gradient(x, gradient);
            double bySigma =
                    difference(h -> SkewStudentT.of(sigma * (1 + h), nu, lambda).logPdf(at), step);
            double byNu = difference(h -> SkewStudentT.of(sigma, nu + h, lambda).logPdf(at), step);
            double byLambda =
                    difference(h -> SkewStudentT.of(sigma, nu, lambda + h).logPdf(at), step);
            double byX =
                    difference(
                            h -> SkewStudentT.of(sigma, nu, lambda).logPdf(at + h), step * sigma);
            assertEquals(bySigma, gradient[SkewShape.BY_LOG_SIGMA], 1e-7);
            assertEquals(byNu, gradient[SkewShape.BY_NU], 1e-7);
            assertEquals(byLambda, gradient[SkewShape.BY_LAMBDA], 1e-7);
            assertEquals(byX, gradient[SkewShape.BY_Z], 1e-5);
        }
    }

    @ParameterizedTest(name = "nu {0}, lambda {1}")
    @CsvSource(textBlock = SHAPES)
    void quantileInvertsBothTails(double nu, double lambda) {
        SkewShape shape = SkewShape.of(nu, lambda);
        for (double p : new double[] {1e-200, 1e-12, 1e-4, 0.1, 0.45, 0.5, 0.55, 0.9, 0.9999}) {
            assertEquals(p, shape.survival(shape.quantile(p, true)), 1e-11 * p);
            assertEquals(p, shape.cdf(shape.quantile(p, false)), 1e-11 * p);
        }
    }

    @Test
    void crpsEqualsQuadrature() {
        SkewShape shape = SkewShape.of(5.0, 0.3);
        for (double z : new double[] {-2.0, -0.1, 0.0, 0.4, 3.0}) {
            double sum = 0.0;
            double width = 1e-3;
            for (int k = -60_000; k < 60_000; k++) {
                double u = (k + 0.5) * width;
                double gap = u < z ? shape.cdf(u) : shape.survival(u);
                sum += gap * gap * width;
            }
            assertEquals(sum, shape.crps(z), 1e-5);
        }
    }

    @Test
    void positiveSkewLowersTheProbabilityOfUp() {
        assertEquals(0.5, SkewShape.of(4.0, 0.0).survival(0.0));
        assertTrue(SkewShape.of(4.0, 0.1).survival(0.0) < 0.5);
        assertTrue(SkewShape.of(4.0, -0.1).survival(0.0) > 0.5);
    }

    @Test
    void aNewScaleKeepsTheShape() {
        SkewStudentT law = SkewStudentT.of(0.01, 4.0, 0.1);
        assertEquals(law.survival(0.005), law.withSigma(0.02).survival(0.01));
    }

    @Test
    void farTailsStayFinite() {
        SkewShape shape = SkewShape.of(2.5, 0.4);
        for (double z : new double[] {1e100, 1e160, 1e300}) {
            assertTrue(Double.isFinite(shape.logPdf(z)));
            assertTrue(Double.isFinite(shape.logSurvival(z)));
            assertEquals(1.0, shape.survival(-z));
            assertEquals(0.0, shape.cdf(-z), 1e-200);
        }
    }

    @Test
    void becomesNormalAsTheTailsThinOut() {
        SkewShape shape = SkewShape.of(1e12, 0.0);
        for (double z = -8.0; z <= 8.0; z += 0.23) {
            double expected = Normal.survival(z);
            assertEquals(expected, shape.survival(z), 1e-9 * expected);
            assertEquals(Normal.pdf(z), shape.pdf(z), 1e-9 * Normal.pdf(z));
        }
    }

    @Test
    void staysALawAtTheEdgesOfItsParameters() {
        for (double nu : new double[] {Math.nextUp(2.0), 2.001, 1e9}) {
            for (double lambda : new double[] {Math.nextUp(-1.0), 0.0, Math.nextDown(1.0)}) {
                SkewShape shape = SkewShape.of(nu, lambda);
                double before = 1.0;
                for (double z = -50.0; z <= 50.0; z += 0.5) {
                    double now = shape.survival(z);
                    assertTrue(now <= before && now >= 0.0, "at " + nu + " " + lambda);
                    assertTrue(Double.isFinite(shape.logPdf(z)));
                    before = now;
                }
            }
        }
    }

    @Test
    void refusesParametersOutsideTheLaw() {
        assertThrows(IllegalArgumentException.class, () -> SkewStudentT.of(0.0, 4.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> SkewStudentT.of(Double.NaN, 4.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> SkewStudentT.of(1.0, 2.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> SkewStudentT.of(1.0, 4.0, 1.0));
        assertThrows(IllegalArgumentException.class, () -> SkewStudentT.of(1.0, 4.0, -1.0));
    }

    private interface Shifted {
        double at(double shift);
    }

    private static double difference(Shifted function, double step) {
        return (function.at(step) - function.at(-step)) / (2.0 * step);
    }
}
