package io.foretick.forecast.density.score;

import io.foretick.base.Checks;

import java.util.TreeMap;

/// By how much one forecaster's log score beats another's, with the error that remains when whole
/// blocks of days, not single forecasts, count as independent (Diebold and Mariano 1995).
///
/// @param mean of the difference in nats, above 0 where the first is better
/// @param standardError of that mean, from the blocks' sums, each less what the mean makes of its
///   count, so that a block counts by how many forecasts are in it; NaN below two blocks
/// @param blocks how many there were
public record MeanDifference(double mean, double standardError, int blocks) {

    /// The mean of differences, each of which belongs to a block.
    ///
    /// @param differences in any order; sums are taken in it
    /// @param blocks numbers of their blocks, as many
    public static MeanDifference of(double[] differences, long[] blocks) {
        Checks.inRange(blocks.length, differences.length, differences.length, "blocks");
        TreeMap<Long, double[]> sums = new TreeMap<>(); // of each block the sum and the count
        double total = 0;
        for (int k = 0; k < differences.length; k++) {
            double[] block = sums.computeIfAbsent(blocks[k], _ -> new double[2]);
            block[0] += differences[k];
            block[1]++;
            total += differences[k];
        }
        double mean = total / differences.length;
        double squares = 0;
        for (double[] block : sums.values()) {
            double away = block[0] - block[1] * mean;
            squares += away * away;
        }
        double count = sums.size();
        double error = Math.sqrt(squares * count / (count - 1)) / differences.length;
        return new MeanDifference(mean, count < 2 ? Double.NaN : error, sums.size());
    }

    /// The statistic of Diebold and Mariano: the mean in units of its error.
    public double t() {
        return mean / standardError;
    }
}
