package io.foretick.math.series;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

import java.util.Arrays;
import java.util.Optional;

/// What the augmented Dickey-Fuller test for a unit root says of a series: the regression of its
/// differences on a constant, its level one step before, and as many earlier differences as
/// Akaike's criterion asks for (Said and Dickey, Biometrika 71, 1984). A small statistic speaks
/// against a unit root, a large one for a bubble. A value; the law of the statistic is
/// [DickeyFullerLaw].
///
/// How it works: as `adfuller` of statsmodels does by default. All lags up to a longest one that
/// grows with the fourth root of the length are compared on one common sample, where a single
/// orthogonalisation gives them all; the best one is then fitted on its own, longer sample.
///
/// @param statistic t-value of the level's coefficient
/// @param lags how many earlier differences were used
/// @param observations differences in the last regression
/// @param akaike the criterion of the lag chosen, on the common sample
public record DickeyFuller(double statistic, int lags, int observations, double akaike) {

    private static final double LOG_TWO_PI = 1.8378770664093453;

    /// Residuals below this share of the differences' squares are rounding, and no test is left.
    private static final double PERFECT = 1e-24;

    /// Tests `series[from]` to `series[to - 1]`. Empty where no test can be made: fewer than four
    /// values, a constant series, or one that its own past explains without a rest.
    public static Optional<DickeyFuller> test(double[] series, int from, int to) {
        Checks.inRange(from, 0, to, "from");
        int length = to - from;
        int lagsMax = Math.min(length / 2 - 2, longestLag(length));
        if (lagsMax < 0) {
            return Optional.empty();
        }
        double[] values = Arrays.copyOfRange(series, from, to);
        double[] differences = new double[length - 1];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = values[k + 1] - values[k];
        }
        return chooseLags(values, differences, lagsMax);
    }

    /// Tests the whole series.
    public static Optional<DickeyFuller> test(double[] series) {
        return test(series, 0, series.length);
    }

    /// Probability of a smaller statistic if there is a unit root.
    public double pValue() {
        return DickeyFullerLaw.probabilityBelow(statistic);
    }

    /// `ceil(12 (n / 100)^(1/4))`: Schwert, Journal of Business and Economic Statistics 7, 1989.
    private static int longestLag(int length) {
        return (int) Math.ceil(12.0 * Math.sqrt(Math.sqrt(length / 100.0)));
    }

    private static Optional<DickeyFuller> chooseLags(
            double[] values, double[] differences, int lagsMax) {
        int rows = differences.length - lagsMax;
        double[][] columns = new double[2 + lagsMax][];
        columns[0] = ones(rows);
        columns[1] = level(values, rows);
        for (int lag = 1; lag <= lagsMax; lag++) {
            columns[1 + lag] = lagged(differences, lag, rows);
        }
        double[] target = lagged(differences, 0, rows);
        double noise = PERFECT * squares(target);
        var fit = LeastSquares.fit(columns, target);
        int best = -1;
        double akaike = Double.POSITIVE_INFINITY;
        for (int count = 2; count <= fit.independentColumns(); count++) {
            double residual = fit.residualSquares(count);
            double criterion = criterion(residual, rows, count);
            if (residual > noise && criterion < akaike) { // a tie stays with the smaller lag
                best = count - 2;
                akaike = criterion;
            }
        }
        return best < 0 ? Optional.empty() : refit(values, differences, best, akaike);
    }

    private static Optional<DickeyFuller> refit(
            double[] values, double[] differences, int lags, double akaike) {
        int rows = differences.length - lags;
        double[][] columns = new double[2 + lags][];
        columns[0] = ones(rows);
        for (int lag = 1; lag <= lags; lag++) {
            columns[lag] = lagged(differences, lag, rows);
        }
        columns[1 + lags] = level(values, rows); // last, where its t-value can be read off
        var fit = LeastSquares.fit(columns, lagged(differences, 0, rows));
        if (fit.independentColumns() < columns.length) {
            return Optional.empty();
        }
        return Optional.of(new DickeyFuller(fit.lastTValue(), lags, rows, akaike));
    }

    /// Akaike's criterion of a normal regression, less is better.
    private static double criterion(double residualSquares, int rows, int parameters) {
        double variance = residualSquares / rows;
        return rows * (LOG_TWO_PI + Elementary.log(variance) + 1.0) + 2.0 * parameters;
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1.0);
        return ones;
    }

    /// The last `rows` levels, each one step before its difference.
    private static double[] level(double[] values, int rows) {
        return Arrays.copyOfRange(values, values.length - 1 - rows, values.length - 1);
    }

    private static double[] lagged(double[] differences, int lag, int rows) {
        int end = differences.length - lag;
        return Arrays.copyOfRange(differences, end - rows, end);
    }

    private static double squares(double[] vector) {
        double sum = 0.0;
        for (double value : vector) {
            sum += value * value;
        }
        return sum;
    }
}
