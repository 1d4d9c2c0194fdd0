package io.foretick.forecast;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// How good probabilities were, once the outcomes are known. Pure functions; not for densities,
/// whose scores are methods of their law. Outcomes are 1 for Up, 0 for Down, one half for a shared
/// tie.
public final class Scores {

    /// Probabilities are taken this far from 0 and 1 in the logarithmic score.
    public static final double LOG_CLIP = 1e-4;

    /// Number of equally wide bins of a reliability table.
    public static final int RELIABILITY_BINS = 20;

    /// One row of a reliability table; means are NaN in an empty bin.
    ///
    /// @param count forecasts in the bin
    /// @param probabilityMean mean of what was forecast
    /// @param observedShare mean of what came
    public record ReliabilityBin(long count, double probabilityMean, double observedShare) {}

    private Scores() {}

    /// Squared error of one probability.
    public static double brier(double probability, double outcome) {
        check(probability, outcome);
        return (probability - outcome) * (probability - outcome);
    }

    /// Negative log likelihood of the outcome in nats, the probability clipped by [#LOG_CLIP].
    public static double logLoss(double probability, double outcome) {
        check(probability, outcome);
        double p = Math.clamp(probability, LOG_CLIP, 1.0 - LOG_CLIP);
        return -outcome * Elementary.log(p) - (1.0 - outcome) * Elementary.log1p(-p);
    }

    /// Mean of [#brier]; NaN without forecasts.
    public static double meanBrier(double[] probabilities, double[] outcomes) {
        checkLengths(probabilities, outcomes);
        double sum = 0.0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += brier(probabilities[k], outcomes[k]);
        }
        return sum / probabilities.length;
    }

    /// Mean of [#logLoss]; NaN without forecasts.
    public static double meanLogLoss(double[] probabilities, double[] outcomes) {
        checkLengths(probabilities, outcomes);
        double sum = 0.0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += logLoss(probabilities[k], outcomes[k]);
        }
        return sum / probabilities.length;
    }

    /// What was forecast against what came, by bins of equal width, lowest first.
    public static ReliabilityBin[] reliability(double[] probabilities, double[] outcomes) {
        return reliability(probabilities, outcomes, RELIABILITY_BINS);
    }

    /// The same with another number of bins.
    public static ReliabilityBin[] reliability(
            double[] probabilities, double[] outcomes, int binCount) {
        checkLengths(probabilities, outcomes);
        Checks.positive(binCount, "binCount");
        long[] counts = new long[binCount];
        double[] forecast = new double[binCount];
        double[] observed = new double[binCount];
        for (int k = 0; k < probabilities.length; k++) {
            check(probabilities[k], outcomes[k]);
            int bin = binOf(probabilities[k], binCount);
            counts[bin]++;
            forecast[bin] += probabilities[k];
            observed[bin] += outcomes[k];
        }
        var bins = new ReliabilityBin[binCount];
        for (int bin = 0; bin < bins.length; bin++) {
            double count = counts[bin];
            bins[bin] =
                    new ReliabilityBin(counts[bin], forecast[bin] / count, observed[bin] / count);
        }
        return bins;
    }

    /// Number of the bin that a probability falls into; 1 falls into the last.
    public static int binOf(double probability, int binCount) {
        return (int) Math.min(probability * binCount, binCount - 1);
    }

    /// Expected calibration error: mean gap between forecast and observed share, weighted by count.
    public static double calibrationError(ReliabilityBin[] bins) {
        double sum = 0.0;
        long total = 0;
        for (ReliabilityBin bin : bins) {
            if (bin.count() > 0) {
                sum += bin.count() * Math.abs(bin.probabilityMean() - bin.observedShare());
                total += bin.count();
            }
        }
        return sum / total;
    }

    private static void check(double probability, double outcome) {
        Checks.inRange(probability, 0.0, 1.0, "probability");
        Checks.inRange(outcome, 0.0, 1.0, "outcome");
    }

    private static void checkLengths(double[] probabilities, double[] outcomes) {
        if (probabilities.length != outcomes.length) {
            throw new IllegalArgumentException(
                    "outcomes must be "
                            + probabilities.length
                            + " as the probabilities, were "
                            + outcomes.length);
        }
    }
}
