package io.foretick.math.series;

import io.foretick.math.Normal;

/// The law of the Dickey-Fuller statistic under a unit root, for regressions with a constant: James
/// MacKinnon's response surfaces. Not for regressions with a trend or without a constant.
/// Stateless, safe for any thread.
///
/// Probabilities are a normal law of a polynomial in the statistic, one for the left part and one
/// for the right ("Approximate asymptotic distribution functions for unit-root and cointegration
/// tests", Journal of Business and Economic Statistics 12, 1994). Critical values are a polynomial
/// in one over the sample size ("Critical values for cointegration tests", Queen's Economics
/// Department working paper 1227, 2010).
public final class DickeyFullerLaw {

    /// The share of series with a unit root that fall below a critical value.
    public enum Level {
        ONE_PERCENT(-3.43035, -6.5393, -16.786, -79.433),
        FIVE_PERCENT(-2.86154, -2.8903, -4.234, -40.040),
        TEN_PERCENT(-2.56677, -1.5384, -2.809, 0.0);

        private final double asymptote;
        private final double first;
        private final double second;
        private final double third;

        Level(double asymptote, double first, double second, double third) {
            this.asymptote = asymptote;
            this.first = first;
            this.second = second;
            this.third = third;
        }
    }

    private static final double LOWEST = -18.83;
    private static final double HIGHEST = 2.74;
    private static final double LEFT_MAX = -1.61;
    private static final double[] LEFT = {2.1659, 1.4412, 0.038269};
    private static final double[] RIGHT = {1.7339, 0.93202, -0.12745, -0.010368};

    private DickeyFullerLaw() {}

    /// Probability that the statistic of a long series with a unit root is at most this one.
    public static double probabilityBelow(double statistic) {
        if (statistic > HIGHEST) {
            return 1.0;
        }
        if (statistic < LOWEST) {
            return 0.0;
        }
        return Normal.cdf(polynomial(statistic <= LEFT_MAX ? LEFT : RIGHT, statistic));
    }

    /// The statistic below which the share `level` of series with a unit root lie.
    ///
    /// @param observations differences in the regression
    public static double criticalValue(Level level, int observations) {
        double x = 1.0 / observations;
        return level.asymptote + x * (level.first + x * (level.second + x * level.third));
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0.0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum * x + coefficients[k];
        }
        return sum;
    }
}
