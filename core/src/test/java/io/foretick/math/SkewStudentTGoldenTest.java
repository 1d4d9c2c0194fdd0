package io.foretick.math;

import static io.foretick.testing.GoldenPoints.number;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.GoldenPoints;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.stream.Stream;

/// The law against vectors computed with 60 digits.
class SkewStudentTGoldenTest {

    private static final double BODY = 1e-12;
    private static final double TAIL = 1e-11;
    private static final double LOG_TAIL = 1e-9;
    private static final double SMALLEST = 1e-290; // below it the doubles themselves lose digits

    @TestFactory
    Stream<DynamicTest> densityAndGradientsEqualTheVectors() {
        return SharedFiles.golden().cases("skewt_*.json", SkewStudentTGoldenTest::checkLaws);
    }

    @TestFactory
    Stream<DynamicTest> quantilesEqualTheVectors() {
        return SharedFiles.golden()
                .cases("quantile_*.json", SkewStudentTGoldenTest::checkQuantiles);
    }

    private static void checkLaws(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            SkewStudentT law = law(point);
            double x = number(point, "x");
            near(law.shape().a(), point, "a", 1e-14, 0);
            near(law.shape().b(), point, "b", 1e-14, 0);
            near(law.logPdf(x), point, "logpdf", BODY, BODY);
            nearProbability(law.cdf(x), point, "cdf");
            nearProbability(law.survival(x), point, "sf");
            near(law.logCdf(x), point, "logcdf", BODY, 1e-14);
            near(law.logSurvival(x), point, "logsf", BODY, 1e-14);
            near(law.crps(x), point, "crps", BODY, 0);
            checkGradient(law, x, point);
        }
    }

    private static void checkGradient(SkewStudentT law, double x, JsonNode point) {
        double[] gradient = new double[SkewShape.GRADIENT_SIZE];
        law.gradient(x, gradient);
        double nuFloor = law.shape().nu() >= 1e3 ? 1e-12 : 1e-14;
        double sigma = law.sigma();
        near(gradient[SkewShape.BY_LOG_SIGMA] / sigma, point, "d_sigma", 1e-9, 1e-14 / sigma);
        near(gradient[SkewShape.BY_NU], point, "d_nu", 1e-9, nuFloor);
        // The summands of this one are of order one and may cancel to their rounding error.
        near(gradient[SkewShape.BY_LAMBDA], point, "d_lam", 1e-9, 1e-14);
    }

    private static void checkQuantiles(Path file) {
        for (JsonNode point : GoldenPoints.read(file, "points")) {
            double p = number(point, "p");
            boolean upper = point.path("upper").asBoolean();
            SkewStudentT law = law(point);
            double x = law.quantile(p, upper);
            near(x, point, "x", BODY, 1e-14);
            double back = upper ? law.logSurvival(x) : law.logCdf(x);
            close(back, Elementary.log(p), LOG_TAIL, 1e-14, point + " there and back");
        }
    }

    private static SkewStudentT law(JsonNode point) {
        return SkewStudentT.of(number(point, "sigma"), number(point, "nu"), number(point, "lam"));
    }

    /// Tighter in the body than the vectors' own tolerance, which holds in the tails.
    private static void nearProbability(double actual, JsonNode point, String name) {
        double relative = number(point, name) > 1e-6 ? BODY : TAIL;
        near(actual, point, name, relative, SMALLEST);
    }

    private static void near(
            double actual, JsonNode point, String name, double relative, double absolute) {
        close(actual, number(point, name), relative, absolute, point + " " + name);
    }

    private static void close(
            double actual, double expected, double relative, double absolute, String what) {
        double error = Math.abs(actual - expected);
        assertTrue(
                error <= relative * Math.abs(expected) + absolute,
                () -> what + ": " + actual + " for " + expected + ", error " + error);
    }
}
