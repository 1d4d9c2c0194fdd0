package io.foretick.risk.measure;

/// Sums of profits and of their squares, of every trial over a set of blocks of periods. From them
/// follow the Sharpe ratios over any union of blocks without looking at a period again. Owned by
/// one [OverfitSplits].
final class BlockSums {

    /// A variance is never taken below this share of the mean square: what lies below is rounding.
    private static final double VARIANCE_SHARE_MIN = 1e-12;

    private final double[] sums;
    private final double[] squares;
    private int periods;

    BlockSums(int trials) {
        sums = new double[trials];
        squares = new double[trials];
    }

    /// Adds the periods `[from, to)` of each trial.
    void addPeriods(double[][] profits, int from, int to) {
        for (int trial = 0; trial < sums.length; trial++) {
            for (int period = from; period < to; period++) {
                double profit = profits[trial][period];
                sums[trial] += profit;
                squares[trial] += profit * profit;
            }
        }
        periods += to - from;
    }

    /// Becomes `first` and `second` together.
    void setUnion(BlockSums first, BlockSums second) {
        for (int trial = 0; trial < sums.length; trial++) {
            sums[trial] = first.sums[trial] + second.sums[trial];
        }
        for (int trial = 0; trial < sums.length; trial++) {
            squares[trial] = first.squares[trial] + second.squares[trial];
        }
        periods = first.periods + second.periods;
    }

    /// Becomes `all` without `part`.
    void setRest(BlockSums all, BlockSums part) {
        for (int trial = 0; trial < sums.length; trial++) {
            sums[trial] = all.sums[trial] - part.sums[trial];
        }
        for (int trial = 0; trial < sums.length; trial++) {
            squares[trial] = all.squares[trial] - part.squares[trial];
        }
        periods = all.periods - part.periods;
    }

    /// Sharpe ratios of one period, which are 0 for a trial without profits and large but finite
    /// for one whose profits never vary.
    void sharpes(double[] into) {
        double share = 1.0 / periods;
        double unbiased = 1.0 / (periods - 1.0);
        for (int trial = 0; trial < into.length; trial++) {
            double square = Math.max(squares[trial], 0.0) + Double.MIN_NORMAL;
            double mean = sums[trial] * share;
            double rest = square - sums[trial] * mean;
            double variance = Math.max(rest, VARIANCE_SHARE_MIN * square) * unbiased;
            into[trial] = mean / Math.sqrt(variance);
        }
    }
}
