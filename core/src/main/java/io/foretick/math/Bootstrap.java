package io.foretick.math;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Confidence interval of a mean, or of what follows from sums, by drawing whole blocks, such as
/// days or markets, with replacement: values of one block depend on each other, blocks do not.
/// Seeded; stateless.
public final class Bootstrap {

    /// An interval around a mean.
    ///
    /// @param mean mean, or other figure, over all values
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
        long[] names = Arrays.stream(blocks).sorted().distinct().toArray();
        double[][] sums = new double[names.length][2];
        for (int k = 0; k < values.length; k++) {
            int block = Arrays.binarySearch(names, blocks[k]);
            sums[block][0] += values[k];
            sums[block][1]++;
        }
        Interval drawn = ofSums(sums, all -> all[0] / all[1], coverage, draws, seed);
        return new Interval(Statistics.mean(values), drawn.low(), drawn.high());
    }

    /// Percentile interval of a figure that follows from sums over all samples, such as a ratio of
    /// two of them.
    ///
    /// @param sums `[block][sum]`: what each block adds to each sum
    /// @param figure of the sums over the drawn blocks; it is NaN where a draw does not tell it,
    ///   and such draws are left out. The interval is NaN where none is left
    /// @param coverage share of the draws inside, such as 0.95
    /// @param draws how often all blocks are drawn anew
    public static Interval ofSums(
            double[][] sums,
            ToDoubleFunction<double[]> figure,
            double coverage,
            int draws,
            Seed seed) {
        Checks.positive(sums.length, "blocks");
        Checks.inRange(coverage, 0.0, 1.0, "coverage");
        Checks.inRange(draws, 1, DRAWS_MAX, "draws");
        double[] all = new double[sums[0].length];
        for (double[] block : sums) {
            add(block, all);
        }
        double middle = figure.applyAsDouble(all);
        double[] drawn = drawFigures(sums, figure, draws, seed.random());
        double[] told = Arrays.stream(drawn).filter(value -> !Double.isNaN(value)).toArray();
        if (told.length == 0) {
            return new Interval(middle, Double.NaN, Double.NaN);
        }
        Arrays.sort(told);
        double outside = 0.5 * (1.0 - coverage);
        return new Interval(
                middle,
                Statistics.quantileOfSorted(told, outside),
                Statistics.quantileOfSorted(told, 1.0 - outside));
    }

    private static double[] drawFigures(
            double[][] sums,
            ToDoubleFunction<double[]> figure,
            int draws,
            SplittableRandom random) {
        double[] figures = new double[draws];
        double[] drawn = new double[sums[0].length];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(drawn, 0.0);
            for (int k = 0; k < sums.length; k++) {
                add(sums[random.nextInt(sums.length)], drawn);
            }
            figures[draw] = figure.applyAsDouble(drawn);
        }
        return figures;
    }

    private static void add(double[] block, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] += block[k];
        }
    }
}
