package io.foretick.lab.bench;

/// What a benchmark is meant to reach, in nanoseconds for each operation. A figure to compare with,
/// not a check.
///
/// @param figure which number is compared
/// @param boundNs what it should not exceed; infinite where nothing was asked
public record Target(Figure figure, double boundNs) {

    /// Which number of a measurement counts.
    public enum Figure {
        /// Median time of an operation in a batch.
        MEDIAN,
        /// Time that 99 of 100 single operations do not exceed.
        P99,
        /// Operations in a second, one after the other.
        RATE
    }

    /// Nothing was asked.
    public static final Target NONE = new Target(Figure.MEDIAN, Double.POSITIVE_INFINITY);

    static Target median(double boundNs) {
        return new Target(Figure.MEDIAN, boundNs);
    }

    static Target p99(double boundNs) {
        return new Target(Figure.P99, boundNs);
    }

    static Target perSecond(double operations) {
        return new Target(Figure.RATE, 1e9 / operations);
    }

    public boolean asked() {
        return boundNs != Double.POSITIVE_INFINITY;
    }

    /// The number of `measured` that is compared.
    public double of(Measurement measured) {
        return switch (figure) {
            case MEDIAN, RATE -> measured.medianNs();
            case P99 -> measured.p99Ns();
        };
    }
}
