package io.foretick.risk.measure;

import io.foretick.base.Checks;
import io.foretick.math.Statistics;

import java.util.Arrays;

/// The best of many trials, and whether being the best of so many is enough to explain it. A value.
///
/// @param index of the trial with the highest Sharpe ratio, the first of equals
/// @param sharpe its ratio of one period
/// @param trials that varied at all; the others are no candidates
/// @param trialsEffective how many independent ones they are worth
/// @param expectedBest Sharpe ratio that the best of them would show without skill
/// @param probabilistic probability that its true ratio is above 0, as if it were the only trial
/// @param deflated probability that its true ratio is above `expectedBest`; below 0.95 luck is not
///   ruled out
public record BestTrial(
        int index,
        double sharpe,
        int trials,
        double trialsEffective,
        double expectedBest,
        double probabilistic,
        double deflated) {

    /// The best of these.
    ///
    /// @param profits `[trial][period]`, at least one trial that varies
    public static BestTrial of(double[][] profits) {
        double[] sharpes = new double[profits.length];
        int varying = 0;
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int trial = 0; trial < profits.length; trial++) {
            double sharpe = Moments.of(profits[trial]).sharpe();
            if (Double.isFinite(sharpe)) {
                sharpes[varying++] = sharpe;
                best = sharpe > highest ? trial : best;
                highest = Math.max(highest, sharpe);
            }
        }
        Checks.positive(varying, "trials that vary");
        double[] told = Arrays.copyOf(sharpes, varying);
        double deviation = varying > 1 ? Statistics.standardDeviation(told) : 0.0;
        double effective = EffectiveTrials.byMeanCorrelation(profits);
        double expected = SharpeEvidence.expectedBest(effective, deviation);
        Moments moments = Moments.of(profits[best]);
        return new BestTrial(
                best,
                highest,
                varying,
                effective,
                expected,
                SharpeEvidence.probabilistic(moments, 0.0),
                SharpeEvidence.probabilistic(moments, expected));
    }
}
