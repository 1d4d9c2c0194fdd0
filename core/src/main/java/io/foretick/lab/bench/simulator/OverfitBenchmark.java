package io.foretick.lab.bench.simulator;

import io.foretick.base.Seed;
import io.foretick.risk.measure.BacktestOverfit;

import java.util.SplittableRandom;

/// The probability of backtest overfitting of trials without skill. Owned by one thread.
public final class OverfitBenchmark {

    private static final int PERIODS = 320;

    private final double[][] profits;
    private final int blocks;

    private OverfitBenchmark(int trials, int blocks) {
        this.blocks = blocks;
        profits = new double[trials][PERIODS];
        SplittableRandom random = new Seed(1).split("overfit").random();
        for (double[] trial : profits) {
            for (int period = 0; period < PERIODS; period++) {
                trial[period] = random.nextDouble() + random.nextDouble() - 1.0;
            }
        }
    }

    /// A thousand trials over the 12,870 halves of 16 blocks.
    public static OverfitBenchmark ofThousand() {
        return new OverfitBenchmark(1_000, 16);
    }

    /// A hundred trials over the 252 halves of 10 blocks, few enough to be counted anew.
    public static OverfitBenchmark ofHundred() {
        return new OverfitBenchmark(100, 10);
    }

    /// All splits, from sums over blocks.
    ///
    /// @return splits in which the best trial ranks in the lower half
    public long walk() {
        BacktestOverfit overfit = BacktestOverfit.of(profits, blocks);
        return Math.round(overfit.probability() * overfit.splits());
    }

    /// The same, every ratio of every split from its periods.
    public long countAnew() {
        long lower = 0;
        for (int mask = 0; mask < 1 << blocks; mask++) {
            lower += Integer.bitCount(mask) == blocks / 2 && ranksLow(mask) ? 1 : 0;
        }
        return lower;
    }

    private boolean ranksLow(int mask) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int trial = 0; trial < profits.length; trial++) {
            double sharpe = sharpe(profits[trial], mask);
            best = sharpe > highest ? trial : best;
            highest = Math.max(highest, sharpe);
        }
        int complement = ~mask & ((1 << blocks) - 1);
        double chosen = sharpe(profits[best], complement);
        int rank = 1;
        for (double[] trial : profits) {
            rank += sharpe(trial, complement) < chosen ? 1 : 0;
        }
        return 2 * rank <= profits.length + 1;
    }

    private double sharpe(double[] trial, int mask) {
        double sum = 0.0;
        double squares = 0.0;
        int count = 0;
        for (int block = 0; block < blocks; block++) {
            if ((mask >> block & 1) == 0) {
                continue;
            }
            int to = PERIODS * (block + 1) / blocks;
            for (int period = PERIODS * block / blocks; period < to; period++) {
                sum += trial[period];
                squares += trial[period] * trial[period];
                count++;
            }
        }
        double mean = sum / count;
        return mean / Math.sqrt((squares - sum * mean) / (count - 1));
    }
}
