package io.foretick.lab.bench;

/// What a benchmark is meant to reach. A figure to compare with, not a check.
///
/// @param figure which number is compared
/// @param bound nanoseconds for each operation that should not be exceeded, infinite where nothing
///   was asked; for [Figure#SHARE] the least share
public record Target(Figure figure, double bound) {

    /// Which number of a measurement counts.
    public enum Figure {
        /// Median time of an operation in a batch.
        MEDIAN,
        /// Time that 99 of 100 single operations do not exceed.
        P99,
        /// Median time of single operations by the clock, for what waits for others.
        ELAPSED,
        /// Operations in a second, one after the other.
        RATE,
        /// Operations in a second as a share of the baseline's.
        SHARE
    }

    /// Nothing was asked.
    public static final Target NONE = new Target(Figure.MEDIAN, Double.POSITIVE_INFINITY);

    static Target median(double boundNs) {
        return new Target(Figure.MEDIAN, boundNs);
    }

    static Target p99(double boundNs) {
        return new Target(Figure.P99, boundNs);
    }

    static Target elapsed(double boundNs) {
        return new Target(Figure.ELAPSED, boundNs);
    }

    static Target perSecond(double operations) {
        return new Target(Figure.RATE, 1e9 / operations);
    }

    static Target shareOfBaseline(double least) {
        return new Target(Figure.SHARE, least);
    }

    public boolean asked() {
        return bound != Double.POSITIVE_INFINITY;
    }

    /// Whether it is reached; true where nothing was asked.
    ///
    /// @param baselineRatio how many times as long the baseline takes; NaN without one
    boolean metBy(Measurement measured, double baselineRatio) {
        return switch (figure) {
            case MEDIAN, ELAPSED, RATE -> measured.medianNs() <= bound;
            case P99 -> measured.p99Ns() <= bound;
            case SHARE -> baselineRatio >= bound;
        };
    }
}
