package io.foretick.math;

import io.foretick.base.Checks;

import java.util.Arrays;

/// Summaries of a sample, summed in the order given. Stateless, safe for any thread.
public final class Statistics {

    private Statistics() {}

    /// Arithmetic mean; NaN of an empty sample.
    public static double mean(double[] sample) {
        double sum = 0.0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    /// Unbiased variance, by two passes; NaN below two values.
    public static double variance(double[] sample) {
        if (sample.length < 2) {
            return Double.NaN;
        }
        double mean = mean(sample);
        double squares = 0.0;
        double rounding = 0.0;
        for (double value : sample) {
            double difference = value - mean;
            squares += difference * difference;
            rounding += difference;
        }
        return (squares - rounding * rounding / sample.length) / (sample.length - 1);
    }

    public static double standardDeviation(double[] sample) {
        return Math.sqrt(variance(sample));
    }

    /// Pearson's correlation of two samples of one length; NaN if either does not vary.
    public static double correlation(double[] first, double[] second) {
        Checks.inRange(second.length, first.length, first.length, "length of the second sample");
        double firstMean = mean(first);
        double secondMean = mean(second);
        double products = 0.0;
        double firstSquares = 0.0;
        double secondSquares = 0.0;
        for (int k = 0; k < first.length; k++) {
            double a = first[k] - firstMean;
            double b = second[k] - secondMean;
            products += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }
        return products / Math.sqrt(firstSquares * secondSquares);
    }

    /// The value below which the share `p` of the sample lies, linear between neighbours (Hyndman
    /// and Fan's type 7). Leaves the sample as it is.
    public static double quantile(double[] sample, double p) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return quantileOfSorted(sorted, p);
    }

    /// [#quantile] of a sample already in rising order.
    public static double quantileOfSorted(double[] sorted, double p) {
        return quantileOfSorted(sorted, sorted.length, p);
    }

    /// [#quantile] of the first `size` numbers, which are in rising order.
    public static double quantileOfSorted(double[] sorted, int size, double p) {
        Checks.inRange(size, 1, sorted.length, "sample size");
        Checks.inRange(p, 0.0, 1.0, "p");
        double at = p * (size - 1);
        int below = (int) at;
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
