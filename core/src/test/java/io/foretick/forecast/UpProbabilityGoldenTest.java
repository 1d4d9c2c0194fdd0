package io.foretick.forecast;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.DensityCurve;
import io.foretick.math.SkewShape;
import io.foretick.math.SkewStudentT;
import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Probabilities before the start against vectors computed with many digits.
class UpProbabilityGoldenTest {

    private static final double TOLERANCE = 1e-11;
    private static final double CONVOLUTION_TOLERANCE = 1e-9;
    private static final double REACH = 40.0; // sinh of it is past every tail that counts
    private static final int PANELS = 48_000;

    @TestFactory
    Stream<DynamicTest> probabilitiesBeforeTheStartEqualTheVectors() {
        return SharedFiles.golden().cases("prestart_*.json", UpProbabilityGoldenTest::check);
    }

    private static void check(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "p_up_at_zero")) {
            SkewShape shape = SkewShape.of(number(point, "nu"), number(point, "lam"));
            near(shape.survival(0.0), number(point, "p_up"), point);
        }
        for (JsonNode point : GoldenPoints.read(file, "prestart")) {
            checkIncrement(point);
        }
        for (JsonNode point : GoldenPoints.read(file, "convolution")) {
            checkConvolution(point);
        }
    }

    private static void checkIncrement(JsonNode point) {
        double earlier = number(point, "sigma1");
        double later = number(point, "sigma2");
        double variance = UpProbability.incrementVariance(earlier * earlier, later * later);
        near(Math.sqrt(variance), number(point, "sigma_x"), point);
        Density density = density(later, number(point, "nu2"), number(point, "lam2"));
        double probability = density.rise(60, variance, 0.5 * number(point, "tick_log"));
        near(probability, number(point, "p_up_shape"), point);
    }

    private static Density density(double sigma, double nu, double lambda) {
        return new Density(
                new DensityCurve(
                        new double[] {60},
                        new double[] {sigma},
                        new double[] {nu},
                        new double[] {lambda}));
    }

    /// `P(R1 + X >= -r)` by Simpson's rule between the modes, where the densities have a kink.
    private static void checkConvolution(JsonNode point) {
        SkewStudentT first = law(point, "1");
        SkewStudentT second = law(point, "_x");
        double r = number(point, "r");
        double one = mode(first);
        double two = -r - mode(second);
        double low = stretch(Math.min(one, two), first.sigma());
        double high = stretch(Math.max(one, two), first.sigma());
        double sum =
                simpson(first, second, r, -REACH, low)
                        + simpson(first, second, r, low, high)
                        + simpson(first, second, r, high, REACH);
        assertEquals(number(point, "p"), sum, CONVOLUTION_TOLERANCE, point::toString);
        double sigma = Math.hypot(first.sigma(), second.sigma());
        assertEquals(number(point, "sigma_sum"), sigma, 1e-14);
    }

    private static double simpson(
            SkewStudentT first, SkewStudentT second, double r, double from, double to) {
        double step = (to - from) / PANELS;
        double sum = 0.0;
        for (int k = 0; k <= PANELS; k++) {
            double weight = k == 0 || k == PANELS ? 1.0 : k % 2 == 1 ? 4.0 : 2.0;
            double u = from + k * step;
            double x = first.sigma() * Math.sinh(u);
            double density = first.pdf(x) * first.sigma() * Math.cosh(u);
            sum += weight * density * second.survival(-r - x);
        }
        return sum * step / 3.0;
    }

    private static SkewStudentT law(JsonNode point, String which) {
        return SkewStudentT.of(
                number(point, "sigma" + which),
                number(point, "nu" + which),
                number(point, "lam" + which));
    }

    private static double mode(SkewStudentT law) {
        return -law.shape().a() / law.shape().b() * law.sigma();
    }

    /// The inverse of `sigma sinh`.
    private static double stretch(double x, double sigma) {
        double z = Math.abs(x / sigma);
        return Math.copySign(Math.log(z + Math.sqrt(1.0 + z * z)), x);
    }

    private static void near(double actual, double expected, JsonNode point) {
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected), point::toString);
    }
}
