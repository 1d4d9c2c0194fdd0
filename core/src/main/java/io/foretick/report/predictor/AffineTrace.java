package io.foretick.report.predictor;

import java.util.ArrayList;
import java.util.List;

/// How the affine calibration's slope and shift went since the start. Owned by one thread.
///
/// How it works: when the points are full, every second one goes and from then on half as many are
/// taken, so that a fixed number covers all time evenly.
final class AffineTrace {

    private static final int POINTS_MAX = 240;

    private final List<Point> points = new ArrayList<>(POINTS_MAX);
    private long stride = 1;
    private long seen;

    /// Slope and shift at one time.
    record Point(long timeNs, double slope, double shift) {}

    void add(Point point) {
        if (seen++ % stride == 0) {
            if (points.size() == POINTS_MAX) {
                thin();
            }
            points.add(point);
        }
    }

    /// Oldest first.
    List<Point> points() {
        return List.copyOf(points);
    }

    private void thin() {
        for (int k = 0; k < POINTS_MAX / 2; k++) {
            points.set(k, points.get(2 * k));
        }
        points.subList(POINTS_MAX / 2, POINTS_MAX).clear();
        stride *= 2;
    }
}
