package io.foretick.feature.direction;

/// How many deviations the newest value lies above the mean of the newest few, its own included.
/// The deviation is that of the population (divided by the number). Stateless.
///
/// Values are taken relative to the newest, so that equal ones deviate by exactly nothing.
final class StandardScore {

    private StandardScore() {}

    /// The score among the last `count` values; 0 if they are all equal.
    static double ofNewest(double[] values, int count) {
        double newest = values[values.length - 1];
        double deviation = deviationOfNewest(values, count);
        if (deviation > 0.0) {
            return (newest - Sma.at(values, values.length - 1, count)) / deviation;
        }
        return 0.0;
    }

    /// Standard deviation of the last `count` values.
    static double deviationOfNewest(double[] values, int count) {
        double mean = Sma.at(values, values.length - 1, count);
        double squares = 0.0;
        for (int k = values.length - count; k < values.length; k++) {
            squares += (values[k] - mean) * (values[k] - mean);
        }
        return Math.sqrt(squares / count);
    }
}
