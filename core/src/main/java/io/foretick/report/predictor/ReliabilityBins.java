package io.foretick.report.predictor;

import io.foretick.report.live.JsonText;

/// Calibrated probabilities of up in ten bins of equal width, each against the share of rises that
/// came. Moves too small to count are left out. Owned by one thread.
final class ReliabilityBins {

    private static final int BINS = 10;

    private final long[] counts = new long[BINS];
    private final long[] rises = new long[BINS];
    private final double[] sums = new double[BINS];
    private long total;

    /// @param up probability of up in [0, 1]; NaN counts nowhere
    void add(double up, boolean rose) {
        if (Double.isNaN(up)) {
            return;
        }
        int bin = Math.clamp((int) (up * BINS), 0, BINS - 1);
        counts[bin]++;
        sums[bin] += up;
        rises[bin] += rose ? 1 : 0;
        total++;
    }

    /// Expected calibration error: how far the bins' mean probability lies from their share of
    /// rises, weighted by their size. NaN while empty.
    double error() {
        double sum = 0.0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(sums[bin] - rises[bin]);
        }
        return sum / total;
    }

    /// The bins that are not empty.
    void write(JsonText out) {
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                write(bin, out);
            }
        }
    }

    private void write(int bin, JsonText out) {
        out.element(fields ->
                fields.put("from", (double) bin / BINS)
                        .put("to", (bin + 1.0) / BINS)
                        .put("n", counts[bin])
                        .put("p_up", sums[bin] / counts[bin])
                        .put("up", (double) rises[bin] / counts[bin]));
    }
}
