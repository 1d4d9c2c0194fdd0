package io.foretick.math;

import io.foretick.base.Checks;

/// The test of Kolmogorov and Smirnov of numbers that should be uniform on `[0, 1]`. Stateless.
public final class KolmogorovSmirnov {

    private static final int TERMS = 100; // the series has converged long before
    private static final double SMALL = 0.2; // below it the probability is 1 to 12 digits

    private KolmogorovSmirnov() {}

    /// The largest gap between the empirical distribution function and that of the uniform law; NaN
    /// without numbers.
    ///
    /// @param sorted numbers in `[0, 1]`, ascending
    public static double distance(double[] sorted) {
        double largest = sorted.length == 0 ? Double.NaN : 0.0;
        for (int k = 0; k < sorted.length; k++) {
            double below = sorted[k] - (double) k / sorted.length;
            double above = (k + 1.0) / sorted.length - sorted[k];
            largest = Math.max(largest, Math.max(below, above));
        }
        return largest;
    }

    /// The probability of a distance at least as large, were the numbers uniform and independent.
    /// The approximation of Stephens (1970), good to two digits from five numbers on.
    ///
    /// @param size how many numbers there are, or to how many independent ones they are equal
    public static double pValue(double distance, double size) {
        Checks.inRange(distance, 0.0, 1.0, "distance");
        Checks.inRange(size, Double.MIN_NORMAL, Double.MAX_VALUE, "size");
        double root = Math.sqrt(size);
        return survival((root + 0.12 + 0.11 / root) * distance);
    }

    /// `2 sum over k >= 1 of (-1)^(k-1) exp(-2 k^2 x^2)`: the law of Kolmogorov above `x`.
    public static double survival(double x) {
        if (x < SMALL) {
            return 1.0;
        }
        double sum = 0.0;
        double sign = 1.0;
        for (int k = 1; k <= TERMS; k++) {
            double term = Elementary.exp(-2.0 * k * k * x * x);
            sum += sign * term;
            sign = -sign;
            if (term < 1e-17) {
                break;
            }
        }
        return Math.clamp(2.0 * sum, 0.0, 1.0);
    }
}
