package io.foretick.math;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Confidence interval of a mean by drawing whole blocks, such as days or markets, with
/// replacement: values of one block depend on each other, blocks do not. Seeded; stateless.
public final class Bootstrap {

    /// An interval around a mean.
    ///
    /// @param mean mean over all values
    /// @param low lower bound
    /// @param high upper bound
    public record Interval(double mean, double low, double high) {

        /// Whether zero lies outside.
        public boolean excludesZero() {
            return low > 0.0 || high < 0.0;
        }
    }

    private static final int DRAWS_MAX = 1_000_000;

    private Bootstrap() {}

    /// Percentile interval of the mean of all values.
    ///
    /// @param values one value a sample
    /// @param blocks the block of each value; equal numbers belong together
    /// @param coverage share of the draws inside, such as 0.95
    /// @param draws how often all blocks are drawn anew
    public static Interval ofMean(
            double[] values, long[] blocks, double coverage, int draws, Seed seed) {
        Checks.positive(values.length, "values");
        Checks.inRange(blocks.length, values.length, values.length, "blocks");
        Checks.inRange(coverage, 0.0, 1.0, "coverage");
        Checks.inRange(draws, 1, DRAWS_MAX, "draws");
        long[] names = Arrays.stream(blocks).sorted().distinct().toArray();
        double[] sums = new double[names.length];
        double[] counts = new double[names.length];
        for (int k = 0; k < values.length; k++) {
            int block = Arrays.binarySearch(names, blocks[k]);
            sums[block] += values[k];
            counts[block]++;
        }
        double[] means = drawMeans(sums, counts, draws, seed.random());
        Arrays.sort(means);
        double outside = 0.5 * (1.0 - coverage);
        return new Interval(
                Statistics.mean(values),
                Statistics.quantileOfSorted(means, outside),
                Statistics.quantileOfSorted(means, 1.0 - outside));
    }

    private static double[] drawMeans(
            double[] sums, double[] counts, int draws, SplittableRandom random) {
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0.0;
            double count = 0.0;
            for (int k = 0; k < sums.length; k++) {
                int block = random.nextInt(sums.length);
                sum += sums[block];
                count += counts[block];
            }
            means[draw] = sum / count;
        }
        return means;
    }
}
