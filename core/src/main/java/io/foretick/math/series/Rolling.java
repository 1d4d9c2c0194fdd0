package io.foretick.math.series;

import io.foretick.base.Checks;

import java.util.Arrays;

/// Statistics of the last `window` values of a series, at each of its values. Every window is
/// summed anew, so that a value does not depend on what lies before its window. Not for streams.
/// Stateless, safe for any thread.
public final class Rolling {

    private Rolling() {}

    /// Mean of the window that ends at each value; NaN until the window is full, and where it holds
    /// a NaN.
    public static double[] mean(double[] series, int window) {
        Checks.positive(window, "window");
        double[] means = new double[series.length];
        Arrays.fill(means, 0, Math.min(window - 1, series.length), Double.NaN);
        for (int end = window; end <= series.length; end++) {
            means[end - 1] = mean(series, end - window, end);
        }
        return means;
    }

    /// Sample standard deviation (divided by `window - 1`) of the window that ends at each value;
    /// NaN until the window is full, where it holds a NaN, and everywhere if the window is 1.
    public static double[] standardDeviation(double[] series, int window) {
        Checks.positive(window, "window");
        double[] deviations = new double[series.length];
        Arrays.fill(deviations, 0, Math.min(window - 1, series.length), Double.NaN);
        for (int end = window; end <= series.length; end++) {
            double squares = squaresAboutMean(series, end - window, end);
            deviations[end - 1] = Math.sqrt(squares / (window - 1)); // 0 / 0 where the window is 1
        }
        return deviations;
    }

    /// As [#standardDeviation], divided by `window`.
    public static double[] populationDeviation(double[] series, int window) {
        Checks.positive(window, "window");
        double[] deviations = new double[series.length];
        Arrays.fill(deviations, 0, Math.min(window - 1, series.length), Double.NaN);
        for (int end = window; end <= series.length; end++) {
            double squares = squaresAboutMean(series, end - window, end);
            deviations[end - 1] = Math.sqrt(squares / window);
        }
        return deviations;
    }

    private static double mean(double[] series, int from, int to) {
        double sum = 0.0;
        for (int k = from; k < to; k++) {
            sum += series[k];
        }
        return sum / (to - from);
    }

    private static double squaresAboutMean(double[] series, int from, int to) {
        double mean = mean(series, from, to);
        double squares = 0.0;
        for (int k = from; k < to; k++) {
            double difference = series[k] - mean;
            squares += difference * difference;
        }
        return squares;
    }
}
