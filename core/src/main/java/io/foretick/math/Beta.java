package io.foretick.math;

import io.foretick.base.Checks;

/// The regularised incomplete beta function `I_x(a, b)` and its logarithm, for any positive
/// parameters. The Student-t law has its own quicker sums in [StudentT]; this is the general
/// function they are checked against. Stateless, safe for any thread.
///
/// How it works: the continued fraction of Abramowitz and Stegun 26.5.8 by Lentz's method, taken on
/// the side of the mean where it converges quickly.
public final class Beta {

    private static final int MAX_TERMS = 100_000;
    private static final double TINY = 1e-300;

    private Beta() {}

    /// `log B(a, b)`.
    public static double logBeta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }

    /// `I_x(a, b)`, the probability that a beta variable lies below `x` in `[0, 1]`.
    public static double regularised(double x, double a, double b) {
        Checks.inRange(x, 0.0, 1.0, "x");
        if (x == 0.0 || x == 1.0) {
            return x;
        }
        return isLeft(x, a, b)
                ? Elementary.exp(logLeft(x, a, b))
                : 1.0 - Elementary.exp(logLeft(1.0 - x, b, a));
    }

    /// `log I_x(a, b)`, also where the value itself is too small for a double.
    public static double logRegularised(double x, double a, double b) {
        Checks.inRange(x, 0.0, 1.0, "x");
        if (x == 0.0 || x == 1.0) {
            return x == 0.0 ? Double.NEGATIVE_INFINITY : 0.0;
        }
        return isLeft(x, a, b)
                ? logLeft(x, a, b)
                : Elementary.log1p(-Elementary.exp(logLeft(1.0 - x, b, a)));
    }

    private static boolean isLeft(double x, double a, double b) {
        return x < (a + 1.0) / (a + b + 2.0);
    }

    private static double logLeft(double x, double a, double b) {
        double front = a * Elementary.log(x) + b * Elementary.log1p(-x);
        return front - Elementary.log(a) - logBeta(a, b) + Elementary.log(fraction(x, a, b));
    }

    private static double fraction(double x, double a, double b) {
        double c = 1.0;
        double d = 0.0;
        double value = 1.0;
        for (int n = 1; n <= MAX_TERMS; n++) {
            double coefficient = coefficient(n, x, a, b);
            d = 1.0 / away(1.0 + coefficient * d);
            c = away(1.0 + coefficient / c);
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1.0) < 1e-16) {
                return 1.0 / value;
            }
        }
        throw new IllegalStateException(
                "continued fraction did not settle at x " + x + ", a " + a + ", b " + b);
    }

    private static double coefficient(int n, double x, double a, double b) {
        int m = n / 2;
        double at = a + 2.0 * m;
        return n % 2 == 0
                ? m * (b - m) * x / ((at - 1.0) * at)
                : -(a + m) * (a + b + m) * x / (at * (at + 1.0));
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
