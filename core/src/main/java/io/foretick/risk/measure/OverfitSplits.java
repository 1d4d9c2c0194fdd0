package io.foretick.risk.measure;

import io.foretick.math.Logistic;
import io.foretick.math.Statistics;

import java.util.Arrays;

/// Walks through all ways to call one half of the blocks in sample and the other out of sample, and
/// notes how the best trial in sample does out of it. Owned by the call that makes it.
///
/// How it works: the sets of blocks form a tree in which each step down adds one block, so the sums
/// of a set cost one addition for each trial, and nothing drifts. A set and its complement are two
/// splits that need the same Sharpe ratios: only sets with block 0 are walked, each counted both
/// ways. Of the ranks only that of one trial is asked for, and counting finds it.
final class OverfitSplits {

    private final BlockSums[] blocks;
    private final BlockSums all;
    private final BlockSums[] path; // the sums after so many blocks
    private final BlockSums rest;
    private final double[] inside;
    private final double[] outside;
    private int next;

    private final double[] chosenInSample; // Sharpe ratio of the best trial of each split
    private final double[] chosenOutOfSample; // the same trial's
    private final double[] logits; // ln(w / (1 - w)) of its rank there, w = rank / (trials + 1)

    /// @param profits `[trial][period]`
    OverfitSplits(double[][] profits, int blockCount) {
        int trials = profits.length;
        long periods = profits[0].length;
        blocks = new BlockSums[blockCount];
        all = new BlockSums(trials);
        for (int block = 0; block < blockCount; block++) {
            int from = (int) (periods * block / blockCount);
            int to = (int) (periods * (block + 1) / blockCount);
            blocks[block] = new BlockSums(trials);
            blocks[block].addPeriods(profits, from, to);
            all.setUnion(all, blocks[block]);
        }
        path = new BlockSums[blockCount / 2 + 1];
        Arrays.setAll(path, _ -> new BlockSums(trials));
        rest = new BlockSums(trials);
        inside = new double[trials];
        outside = new double[trials];
        int splits = splits(blockCount);
        chosenInSample = new double[splits];
        chosenOutOfSample = new double[splits];
        logits = new double[splits];
    }

    /// Ways to choose half of the blocks.
    private static int splits(int blockCount) {
        long ways = 1;
        for (int k = 1; k <= blockCount / 2; k++) {
            ways = ways * (blockCount - blockCount / 2 + k) / k;
        }
        return Math.toIntExact(ways);
    }

    /// Walks all splits. Once only.
    BacktestOverfit walk() {
        path[1].setUnion(path[0], blocks[0]);
        choose(1, 1);
        int lower = 0;
        int losses = 0;
        for (int k = 0; k < next; k++) {
            lower += logits[k] <= 0.0 ? 1 : 0;
            losses += chosenOutOfSample[k] < 0.0 ? 1 : 0;
        }
        return new BacktestOverfit(
                inside.length,
                next,
                (double) lower / next,
                Statistics.mean(logits),
                slope(chosenInSample, chosenOutOfSample),
                (double) losses / next);
    }

    /// The logit of each split, once all are walked.
    double[] logits() {
        return logits;
    }

    private static double slope(double[] x, double[] y) {
        double ratio = Statistics.standardDeviation(y) / Statistics.standardDeviation(x);
        return Statistics.correlation(x, y) * ratio;
    }

    private void choose(int from, int chosen) {
        int half = path.length - 1;
        if (chosen == half) {
            judge();
            return;
        }
        for (int block = from; block <= blocks.length - (half - chosen); block++) {
            path[chosen + 1].setUnion(path[chosen], blocks[block]);
            choose(block + 1, chosen + 1);
        }
    }

    private void judge() {
        BlockSums set = path[path.length - 1];
        rest.setRest(all, set);
        set.sharpes(inside);
        rest.sharpes(outside);
        note(inside, outside);
        note(outside, inside);
    }

    private void note(double[] inSample, double[] outOfSample) {
        int best = best(inSample);
        chosenInSample[next] = inSample[best];
        chosenOutOfSample[next] = outOfSample[best];
        double share = meanRank(outOfSample, best) / (inSample.length + 1.0);
        logits[next] = Logistic.logit(share);
        next++;
    }

    /// The first of the highest.
    private static int best(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    /// Rank from 1 of one value in rising order; equal values share the mean of their ranks.
    private static double meanRank(double[] values, int of) {
        double value = values[of];
        int below = 0;
        int above = 0;
        for (double other : values) {
            below += other < value ? 1 : 0;
            above += other > value ? 1 : 0;
        }
        int equal = values.length - below - above;
        return below + 0.5 * (equal + 1.0);
    }
}
