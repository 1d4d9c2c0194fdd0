package io.foretick.math.series;

import io.foretick.base.Checks;

import java.util.Arrays;

/// Differences of a broken order `d`, which take out as much of a trend as is needed and keep as
/// much memory as is left: the binomial series of `(1 - B)^d`, where `B` steps one value back, cut
/// where its weights fall below a threshold (López de Prado, Advances in Financial Machine
/// Learning, 2018, section 5.5). Stateless, safe for any thread.
public final class FractionalDifference {

    private FractionalDifference() {}

    /// Weights `w_0 = 1`, `w_k = -w_{k-1} (d - k + 1) / k` up to the last one before the first that
    /// is smaller than `threshold`.
    ///
    /// @param termsMax how many there are at most
    public static double[] weights(double order, double threshold, int termsMax) {
        Checks.finite(order, "order");
        Checks.positive(termsMax, "termsMax");
        double[] weights = new double[termsMax];
        weights[0] = 1.0;
        int terms = 1;
        while (terms < termsMax) {
            double next = -weights[terms - 1] * (order - terms + 1) / terms;
            if (Math.abs(next) < threshold) {
                break;
            }
            weights[terms++] = next;
        }
        return Arrays.copyOf(weights, terms);
    }

    /// `sum w_j x_{t-j}`: the first weight stands on the newest value. NaN until there are as many
    /// values as weights.
    public static double[] apply(double[] series, double[] weights) {
        int terms = weights.length;
        double[] differences = new double[series.length];
        Arrays.fill(differences, 0, Math.min(terms - 1, series.length), Double.NaN);
        for (int t = terms - 1; t < series.length; t++) {
            double sum = 0.0;
            for (int j = 0; j < terms; j++) {
                sum += weights[terms - 1 - j] * series[t - terms + 1 + j]; // oldest first
            }
            differences[t] = sum;
        }
        return differences;
    }

    /// As [#apply] with the weights turned round in time, so that the first one stands on the
    /// *oldest* value, one value later than needed, and 0 before. Wrong as a difference; only for
    /// results that must equal those of programs that do so.
    public static double[] applyBackwards(double[] series, double[] weights) {
        int terms = weights.length;
        double[] sums = new double[series.length];
        for (int t = terms; t < series.length; t++) {
            double sum = 0.0;
            for (int j = 0; j < terms; j++) {
                sum += weights[j] * series[t - terms + 1 + j];
            }
            sums[t] = sum;
        }
        return sums;
    }
}
