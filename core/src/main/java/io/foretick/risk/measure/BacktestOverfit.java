package io.foretick.risk.measure;

import io.foretick.base.Checks;

/// How likely it is that choosing the best of many backtests chose luck: combinatorially symmetric
/// cross-validation (Bailey, Borwein, López de Prado and Zhu, The probability of backtest
/// overfitting, 2015). A value.
///
/// @param trials that were compared
/// @param splits ways to call one half of the blocks in sample
/// @param probability share of splits in which the best trial in sample ranks in the lower half out
///   of sample; 0.5 where choosing is worth nothing
/// @param logitMean mean of `ln(w / (1 - w))`, with `w` its relative rank out of sample
/// @param slope of its Sharpe ratio out of sample on that in sample, over the splits; NaN where the
///   latter never varies
/// @param lossProbability share of splits in which it loses out of sample
public record BacktestOverfit(
        int trials,
        int splits,
        double probability,
        double logitMean,
        double slope,
        double lossProbability) {

    private static final int BLOCKS_MAX = 20;

    /// Splits the periods into blocks that differ by one period at most, and compares all trials
    /// over all splits. With 16 blocks these are 12,870.
    ///
    /// @param profits `[trial][period]`, equal periods for all; at least 2 trials
    /// @param blocks an even number from 2 to 20, with at least 2 periods each
    public static BacktestOverfit of(double[][] profits, int blocks) {
        return splits(profits, blocks).walk();
    }

    /// The logit of each split, in no particular order: `ln(w / (1 - w))` with `w` the relative
    /// rank out of sample of the trial that is best in sample.
    ///
    /// @param profits as for [#of]
    public static double[] logits(double[][] profits, int blocks) {
        OverfitSplits splits = splits(profits, blocks);
        BacktestOverfit _ = splits.walk();
        return splits.logits();
    }

    private static OverfitSplits splits(double[][] profits, int blocks) {
        Checks.inRange(profits.length, 2, 1 << 24, "trials");
        Checks.inRange(blocks, 2, BLOCKS_MAX, "blocks");
        Checks.inRange(blocks % 2, 0, 0, "rest of blocks over 2");
        int periods = profits[0].length;
        Checks.inRange(periods, 2L * blocks, Integer.MAX_VALUE, "periods");
        for (double[] trial : profits) {
            Checks.inRange(trial.length, periods, periods, "periods of a trial");
        }
        return new OverfitSplits(profits, blocks);
    }
}
