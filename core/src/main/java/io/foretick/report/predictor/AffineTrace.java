package io.foretick.report.predictor;

import io.foretick.base.Times;
import io.foretick.report.live.JsonText;

import java.util.Arrays;

/// How the affine calibration's slope and shift went since the start. Owned by one thread.
///
/// How it works: when the points are full, every second one goes and from then on half as many are
/// taken, so that a fixed number covers all time evenly.
final class AffineTrace {

    private static final int POINTS_MAX = 240;

    private final double[] timesS = new double[POINTS_MAX];
    private final double[] slopes = new double[POINTS_MAX];
    private final double[] shifts = new double[POINTS_MAX];
    private int size;
    private long stride = 1;
    private long seen;

    void add(long timeNs, double slope, double shift) {
        if (seen++ % stride != 0) {
            return;
        }
        if (size == POINTS_MAX) {
            thin();
        }
        timesS[size] = (double) timeNs / Times.SECOND_NS;
        slopes[size] = slope;
        shifts[size] = shift;
        size++;
    }

    /// Three columns, oldest first.
    void write(JsonText out) {
        out.putColumn("time", Arrays.copyOf(timesS, size))
                .putColumn("a", Arrays.copyOf(slopes, size))
                .putColumn("b", Arrays.copyOf(shifts, size));
    }

    private void thin() {
        size = POINTS_MAX / 2;
        for (int k = 0; k < size; k++) {
            timesS[k] = timesS[2 * k];
            slopes[k] = slopes[2 * k];
            shifts[k] = shifts[2 * k];
        }
        stride *= 2;
    }
}
