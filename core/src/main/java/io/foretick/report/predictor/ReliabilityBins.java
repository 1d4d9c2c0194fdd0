package io.foretick.report.predictor;

import io.foretick.forecast.Scores;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.forecast.direction.score.Reliability;

/// Calibrated probabilities of up in tenths, each against the share of rises that came, over moves
/// without end: [Reliability] for what is too long to keep. Owned by one thread.
final class ReliabilityBins {

    private static final int BINS = Reliability.BINS;

    private final long[] counts = new long[BINS];
    private final long[] rises = new long[BINS];
    private final double[] sums = new double[BINS];

    /// @param up probability of up in [0, 1]
    void add(double up, boolean rose) {
        int bin = Math.min((int) (up * BINS), BINS - 1);
        counts[bin]++;
        sums[bin] += up;
        rises[bin] += rose ? 1 : 0;
    }

    /// Lowest first; empty ones have neither probability nor share.
    ReliabilityBin[] bins() {
        var bins = new ReliabilityBin[BINS];
        for (int k = 0; k < BINS; k++) {
            double count = counts[k];
            bins[k] = new ReliabilityBin(counts[k], sums[k] / count, rises[k] / count);
        }
        return bins;
    }

    /// Expected calibration error; NaN while empty.
    double error() {
        return Scores.calibrationError(bins());
    }
}
