package io.foretick.report.lab;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.report.lab.OverfitFigures.LogitBin;
import io.foretick.report.lab.OverfitFigures.SharpeOdds;
import io.foretick.risk.measure.BacktestOverfit;
import io.foretick.risk.measure.BestTrial;
import io.foretick.risk.measure.Moments;
import io.foretick.risk.measure.RealityCheck;
import io.foretick.risk.measure.RealityCheck.Draws;
import io.foretick.risk.measure.SharpeEvidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Asks the measures of risk how far the best of many trials can be believed. Pure functions.
final class Overfitting {

    private static final int BLOCKS_MAX = 16;
    private static final int TRIALS_MIN = 2;
    private static final double LOGIT_STEP = 0.5;
    private static final double BLOCK_PERIODS = 5;
    private static final int DRAWS_MIN = 200;
    private static final int DRAWS_MAX = 1_000;
    private static final double DRAW_STEPS = 4e8; // trials times periods of all draws
    private static final Seed DRAW_SEED = new Seed(2_000);
    private static final double YEAR_SECONDS = 365 * 86_400.0;

    private Overfitting() {}

    /// The figures of an experiment.
    ///
    /// @param compared trials whose periods are the same hours, the best first
    /// @param periodSeconds length of a period, 0 where it is not known
    static OverfitFigures of(List<TrialResult> compared, double periodSeconds) {
        double[][] profits = compared.stream().map(Overfitting::profits).toArray(double[][]::new);
        int blocks = compared.isEmpty() ? 0 : blocks(profits[0].length);
        boolean anyVaries = compared.stream().anyMatch(Overfitting::varies);
        if (compared.size() < TRIALS_MIN || blocks < 2 || !anyVaries) {
            return OverfitFigures.UNKNOWN;
        }
        BestTrial best = BestTrial.of(profits);
        BacktestOverfit overfit = BacktestOverfit.of(profits, blocks);
        RealityCheck reality = reality(profits);
        List<SharpeOdds> odds = odds(compared, profits, best.expectedBest());
        return new OverfitFigures(
                compared.size(),
                odds.getFirst().deflated(),
                overfit.probability(),
                best.trialsEffective(),
                overfit.lossProbability(),
                overfit.slope(),
                best.expectedBest() * yearly(compared.getFirst(), profits[0], periodSeconds),
                reality.white(),
                reality.hansen(),
                bins(BacktestOverfit.logits(profits, blocks)),
                odds);
    }

    /// As many draws as take a second or less.
    private static RealityCheck reality(double[][] profits) {
        double steps = (double) profits.length * (double) profits[0].length;
        int draws = (int) Math.clamp(DRAW_STEPS / steps, DRAWS_MIN, DRAWS_MAX);
        return RealityCheck.of(profits, new Draws(BLOCK_PERIODS, draws), DRAW_SEED);
    }

    private static double[] profits(TrialResult trial) {
        return trial.periods().stream().mapToDouble(E8::toDouble).toArray();
    }

    private static boolean varies(TrialResult trial) {
        return trial.periods().stream().distinct().count() > 1;
    }

    /// Sixteen, or the even number that leaves two periods to a block.
    private static int blocks(int periods) {
        return Math.min(BLOCKS_MAX, periods / 4 * 2);
    }

    /// What makes a period's Sharpe ratio a yearly one: as the trial itself did, or from the length
    /// of a period where that cannot be told.
    private static double yearly(TrialResult trial, double[] profits, double periodSeconds) {
        double factor = trial.risk().sharpe() / Moments.of(profits).sharpe();
        if (Double.isFinite(factor) && factor > 0) {
            return factor;
        }
        return periodSeconds > 0 ? Math.sqrt(YEAR_SECONDS / periodSeconds) : Double.NaN;
    }

    private static List<SharpeOdds> odds(
            List<TrialResult> compared, double[][] profits, double expectedBest) {
        List<SharpeOdds> odds = new ArrayList<>();
        for (int k = 0; k < Math.min(ResultsTables.BEST_MAX, compared.size()); k++) {
            Moments moments = Moments.of(profits[k]);
            odds.add(
                    new SharpeOdds(
                            compared.get(k).id(),
                            SharpeEvidence.probabilistic(moments, 0),
                            SharpeEvidence.probabilistic(moments, expectedBest)));
        }
        return odds;
    }

    /// Bins of equal width that have an edge at 0, so that none holds both good and bad.
    private static List<LogitBin> bins(double[] logits) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (double logit : logits) {
            counts.merge((int) Math.ceil(logit / LOGIT_STEP) - 1, 1, Integer::sum);
        }
        int first = counts.keySet().stream().mapToInt(bin -> bin).min().orElse(0);
        int last = counts.keySet().stream().mapToInt(bin -> bin).max().orElse(0);
        List<LogitBin> bins = new ArrayList<>();
        for (int bin = first; bin <= last; bin++) {
            double from = bin * LOGIT_STEP;
            bins.add(new LogitBin(from, from + LOGIT_STEP, counts.getOrDefault(bin, 0)));
        }
        return bins;
    }
}
