package io.foretick.math;

import io.foretick.base.Checks;

/// The gamma function's relatives for positive arguments. Differences at a half step have their own
/// functions, because a difference of two logarithms loses the digits of a large argument.
/// Stateless, safe for any thread.
///
/// How it works: the argument is moved up by the recurrence until the asymptotic series holds all
/// digits (Abramowitz and Stegun 6.1.40, 6.3.18; the half-step series follows from `sum (-1)^(n+1)
/// (B_(n+1)(1/2) - B_(n+1)) / (n (n+1) x^n)`).
public final class Gamma {

    private static final double SERIES_FROM = 10.0;
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046728;

    private Gamma() {}

    /// `log Gamma(x)`; absolute error below `1e-14 max(1, |value|)`.
    public static double logGamma(double x) {
        checkPositive(x);
        double shifted = x;
        double product = 1.0;
        while (shifted < SERIES_FROM) {
            product *= shifted;
            shifted += 1.0;
        }
        double inverse = 1.0 / shifted;
        double z = inverse * inverse;
        double series = 1.0 / 156.0 - z * (3617.0 / 122400.0);
        series = -691.0 / 360360.0 + z * series;
        series = 1.0 / 1188.0 + z * series;
        series = -1.0 / 1680.0 + z * series;
        series = 1.0 / 1260.0 + z * series;
        series = -1.0 / 360.0 + z * series;
        series = 1.0 / 12.0 + z * series;
        double body = (shifted - 0.5) * Elementary.log(shifted) - shifted + LOG_SQRT_TWO_PI;
        return body + inverse * series - Elementary.log(product);
    }

    /// `psi(x)`, the derivative of `log Gamma(x)`.
    public static double digamma(double x) {
        checkPositive(x);
        double shifted = x;
        double sum = 0.0;
        while (shifted < SERIES_FROM) {
            sum += 1.0 / shifted;
            shifted += 1.0;
        }
        double inverse = 1.0 / shifted;
        double z = inverse * inverse;
        double series = -1.0 / 12.0 + z * (3617.0 / 8160.0);
        series = 691.0 / 32760.0 + z * series;
        series = -1.0 / 132.0 + z * series;
        series = 1.0 / 240.0 + z * series;
        series = -1.0 / 252.0 + z * series;
        series = 1.0 / 120.0 + z * series;
        series = -1.0 / 12.0 + z * series;
        return Elementary.log(shifted) - 0.5 * inverse + z * series - sum;
    }

    /// `Gamma(x + 1/2) / Gamma(x)`; relative error of a few units in the last place at any size.
    public static double halfStepRatio(double x) {
        checkPositive(x);
        double shifted = x;
        double numerator = 1.0;
        double denominator = 1.0;
        while (shifted < SERIES_FROM) {
            numerator *= shifted;
            denominator *= shifted + 0.5;
            shifted += 1.0;
        }
        double inverse = 1.0 / shifted;
        double z = inverse * inverse;
        double series = 691.0 / 180224.0 - z * (5461.0 / 425984.0);
        series = -31.0 / 18432.0 + z * series;
        series = 17.0 / 14336.0 + z * series;
        series = -1.0 / 640.0 + z * series;
        series = 1.0 / 192.0 + z * series;
        series = -1.0 / 8.0 + z * series;
        double ratio = Math.sqrt(shifted) * Elementary.exp(inverse * series);
        return ratio * (numerator / denominator);
    }

    /// `psi(x + 1/2) - psi(x) - 1 / (2 x)`: what the half step adds beyond its leading term. The
    /// leading term is left out so that a caller can cancel it by hand.
    public static double digammaHalfStepExcess(double x) {
        checkPositive(x);
        double shifted = x;
        double sum = 0.0;
        while (shifted < SERIES_FROM) {
            // 1/s - 1/(s+1/2) - 1/(2s) + 1/(2(s+1)), the same step on both sides of the equation
            sum += 0.25 / (shifted * (shifted + 0.5) * (shifted + 1.0));
            shifted += 1.0;
        }
        double z = 1.0 / (shifted * shifted);
        double series = 7601.0 / 180224.0 - z * (70993.0 / 425984.0);
        series = -279.0 / 18432.0 + z * series;
        series = 119.0 / 14336.0 + z * series;
        series = -5.0 / 640.0 + z * series;
        series = 3.0 / 192.0 + z * series;
        series = -1.0 / 8.0 + z * series;
        return sum - z * series;
    }

    private static void checkPositive(double x) {
        Checks.inRange(x, Double.MIN_VALUE, Double.MAX_VALUE, "x");
    }
}
