package io.foretick.forecast.direction.score;

import io.foretick.base.Checks;
import io.foretick.forecast.Scores;
import io.foretick.forecast.Scores.ReliabilityBin;

/// Probabilities of up in tenths, each against the share of rises that came, over moves without
/// end: they are counted and not kept. [Reliability] is what they come to. Owned by one thread.
public final class ReliabilityBins {

    private static final int BINS = Reliability.BINS;

    private final long[] counts = new long[BINS];
    private final long[] rises = new long[BINS];
    private final double[] sums = new double[BINS];

    /// Counts a move.
    ///
    /// @param up probability of up in [0, 1]
    public void add(double up, boolean rose) {
        Checks.inRange(up, 0.0, 1.0, "up");
        int bin = Scores.binOf(up, BINS);
        counts[bin]++;
        sums[bin] += up;
        rises[bin] += rose ? 1 : 0;
    }

    /// Lowest first; empty ones have neither probability nor share.
    public ReliabilityBin[] bins() {
        var bins = new ReliabilityBin[BINS];
        for (int k = 0; k < BINS; k++) {
            double count = (double) counts[k];
            bins[k] = new ReliabilityBin(counts[k], sums[k] / count, rises[k] / count);
        }
        return bins;
    }

    /// Expected calibration error; NaN while empty.
    public double error() {
        return Scores.calibrationError(bins());
    }
}
