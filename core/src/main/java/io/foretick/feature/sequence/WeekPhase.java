package io.foretick.feature.sequence;

import io.foretick.math.Elementary;

/// Sine and cosine of the time of week, UTC: the week turns round once in 604,800 seconds, and
/// begins on Thursday as the Unix epoch does. Daylight saving does not move it. Immutable.
///
/// How it works: a turn is put together from one of 1,008 steps of ten minutes and one of 600
/// seconds by the addition theorem, so that the tables stay in the fastest cache.
final class WeekPhase {

    static final int WEEK_SECONDS = 604_800;

    private static final int COARSE_SECONDS = 600;

    private final double[] coarseSin = new double[WEEK_SECONDS / COARSE_SECONDS];
    private final double[] coarseCos = new double[WEEK_SECONDS / COARSE_SECONDS];
    private final double[] fineSin = new double[COARSE_SECONDS];
    private final double[] fineCos = new double[COARSE_SECONDS];

    WeekPhase() {
        fill(coarseSin, coarseCos, COARSE_SECONDS);
        fill(fineSin, fineCos, 1);
    }

    private static void fill(double[] sin, double[] cos, int stepSeconds) {
        for (int k = 0; k < sin.length; k++) {
            double turns = (double) k * stepSeconds / WEEK_SECONDS;
            sin[k] = Elementary.sinOfTurns(turns);
            cos[k] = Elementary.cosOfTurns(turns);
        }
    }

    /// Seconds since the week began.
    static int secondOfWeek(long epochSecond) {
        return (int) Math.floorMod(epochSecond, (long) WEEK_SECONDS);
    }

    double sin(int secondOfWeek) {
        int coarse = secondOfWeek / COARSE_SECONDS;
        int fine = secondOfWeek - coarse * COARSE_SECONDS;
        return coarseSin[coarse] * fineCos[fine] + coarseCos[coarse] * fineSin[fine];
    }

    double cos(int secondOfWeek) {
        int coarse = secondOfWeek / COARSE_SECONDS;
        int fine = secondOfWeek - coarse * COARSE_SECONDS;
        return coarseCos[coarse] * fineCos[fine] - coarseSin[coarse] * fineSin[fine];
    }
}
