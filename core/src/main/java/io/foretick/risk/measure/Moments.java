package io.foretick.risk.measure;

import io.foretick.math.Statistics;

/// The first four moments of a sample. A value.
///
/// @param count values in the sample
/// @param mean arithmetic mean
/// @param deviation square root of the unbiased variance; NaN below two values
/// @param skew third central moment over the cubed population deviation; NaN where nothing varies
/// @param kurtosis fourth central moment over the squared population variance, 3 of a normal law;
///   NaN where nothing varies
public record Moments(int count, double mean, double deviation, double skew, double kurtosis) {

    /// Moments of a sample, summed in its order.
    public static Moments of(double[] sample) {
        double mean = Statistics.mean(sample);
        double squares = 0.0;
        double cubes = 0.0;
        double fourths = 0.0;
        for (double value : sample) {
            double difference = value - mean;
            double square = difference * difference;
            squares += square;
            cubes += square * difference;
            fourths += square * square;
        }
        double variance = squares / sample.length;
        return new Moments(
                sample.length,
                mean,
                Statistics.standardDeviation(sample),
                cubes / sample.length / (variance * Math.sqrt(variance)),
                fourths / sample.length / (variance * variance));
    }

    /// Mean over deviation: the Sharpe ratio of one period. NaN where nothing varies.
    public double sharpe() {
        return mean / deviation;
    }
}
