package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gamma, beta, normal and Student-t functions by their identities and by closed forms.
class SpecialFunctionsTest {

    @Test
    void logGammaGivesFactorialsAndHalves() {
        assertEquals(0.0, Gamma.logGamma(1.0), 2e-15);
        assertEquals(0.0, Gamma.logGamma(2.0), 2e-15);
        assertEquals(StrictMath.log(362880.0), Gamma.logGamma(10.0), 2e-15 * 13);
        assertEquals(0.5 * StrictMath.log(StrictMath.PI), Gamma.logGamma(0.5), 2e-15);
    }

    @ParameterizedTest(name = "x {0}")
    @ValueSource(doubles = {1e-8, 0.3, 1.7, 9.99, 10.01, 80.5, 5e5})
    void gammaFunctionsObeyTheirRecurrences(double x) {
        double step = Gamma.logGamma(x + 1.0) - Gamma.logGamma(x);
        double size = Math.max(1.0, Math.abs(Gamma.logGamma(x)));
        assertEquals(StrictMath.log(x), step, 2e-14 * size);
        double slope = Gamma.digamma(x + 1.0) - Gamma.digamma(x);
        assertEquals(1.0 / x, slope, 1e-14 * Math.max(1.0, 1.0 / x));
    }

    @ParameterizedTest(name = "x {0}")
    @ValueSource(doubles = {0.5, 1.0, 1.05, 3.7, 9.9, 10.1, 50.0, 300.0})
    void halfStepsEqualTheDifferences(double x) {
        double logRatio = Gamma.logGamma(x + 0.5) - Gamma.logGamma(x);
        double size = Math.max(1.0, Math.abs(Gamma.logGamma(x)));
        assertEquals(logRatio, StrictMath.log(Gamma.halfStepRatio(x)), 2e-14 * size);
        double difference = Gamma.digamma(x + 0.5) - Gamma.digamma(x);
        assertEquals(difference, 0.5 / x + Gamma.digammaHalfStepExcess(x), 2e-14);
    }

    @Test
    void digammaOfOneIsMinusEulersConstant() {
        assertEquals(-0.5772156649015329, Gamma.digamma(1.0), 2e-15);
    }

    @ParameterizedTest(name = "I_{0}({1}, 1) is a power")
    @CsvSource({"0.3, 2.5", "0.9, 0.7", "0.999, 40", "1e-6, 3"})
    void betaOfOneIsAPower(double x, double a) {
        assertEquals(StrictMath.pow(x, a), Beta.regularised(x, a, 1.0), 1e-14);
        assertEquals(a * StrictMath.log(x), Beta.logRegularised(x, a, 1.0), 1e-12 * a + 1e-14);
        double rest = Beta.regularised(1.0 - x, 3.0, a);
        assertEquals(1.0, Beta.regularised(x, a, 3.0) + rest, 1e-13);
    }

    @ParameterizedTest(name = "nu {0}, t {1}")
    @CsvSource({
        "2.0001, 0.01",
        "2.5, 1.2",
        "2.5, 1.7",
        "4, 2.4",
        "4, 30",
        "9, 2.4",
        "9, 2.5",
        "60, 0.7",
        "60, 6",
        "200, 2.46",
        "1000, 4"
    })
    void studentTailsEqualTheBetaFunction(double nu, double t) {
        StudentT law = StudentT.of(nu);
        double tail = 0.5 * Beta.regularised(nu / (nu + t * t), 0.5 * nu, 0.5);
        assertEquals(tail, law.upperTail(t), 1e-12 * tail);
        assertEquals(StrictMath.log(tail), law.logUpperTail(t), 1e-12 * 20);
        assertEquals(0.5, law.centralMass(t) + law.upperTail(t), 1e-15);
        assertEquals(t, law.upperQuantile(law.upperTail(t)), 1e-11 * t);
    }

    @Test
    void studentOfOneIsCauchy() {
        StudentT cauchy = StudentT.of(1.0);
        for (double t : new double[] {0.1, 0.9, 1.1, 7.0, 1e6}) {
            double tail = StrictMath.atan(1.0 / t) / StrictMath.PI;
            assertEquals(tail, cauchy.upperTail(t), 1e-13 * tail);
        }
    }

    @ParameterizedTest(name = "at {0}")
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145705",
        "2.4, 0.008197535924596131",
        "2.6, 0.0046611880237187476",
        "8, 6.220960574271785e-16",
        "-3, 0.9986501019683699"
    })
    void normalTailsEqualTables(double x, double survival) {
        assertEquals(survival, Normal.survival(x), 1e-13 * survival);
        assertEquals(survival, Normal.cdf(-x), 1e-13 * survival);
    }

    @ParameterizedTest(name = "p {0}")
    @ValueSource(doubles = {1e-300, 1e-30, 1e-9, 0.01, 0.3, 0.4999999, 0.5, 0.7, 0.999})
    void normalQuantileInvertsTheTail(double p) {
        assertEquals(p, Normal.survival(Normal.upperQuantile(p)), 1e-12 * p);
        assertEquals(p, Normal.cdf(Normal.quantile(p)), 1e-12 * p);
    }

    @Test
    void refusesArgumentsOutsideTheDomain() {
        assertThrows(IllegalArgumentException.class, () -> Gamma.logGamma(0.0));
        assertThrows(IllegalArgumentException.class, () -> Normal.quantile(0.0));
        assertThrows(IllegalArgumentException.class, () -> Beta.regularised(1.1, 1.0, 1.0));
        assertThrows(IllegalArgumentException.class, () -> StudentT.of(Double.NaN));
    }
}
