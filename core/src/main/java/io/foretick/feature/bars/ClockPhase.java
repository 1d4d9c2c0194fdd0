package io.foretick.feature.bars;

import io.foretick.base.Times;
import io.foretick.math.Elementary;

import java.util.List;

/// Sine and cosine of the time of day and of the time of week at which bars end, UTC; weeks begin
/// on Thursday as the Unix epoch does. Stateless.
final class ClockPhase {

    private ClockPhase() {}

    static List<double[]> columns(BarTable bars) {
        double[] daySine = new double[bars.size()];
        double[] dayCosine = new double[bars.size()];
        double[] weekSine = new double[bars.size()];
        double[] weekCosine = new double[bars.size()];
        for (int bar = 0; bar < bars.size(); bar++) {
            double day = turns(bars.endNs(bar), Times.DAY_NS);
            double week = turns(bars.endNs(bar), Times.WEEK_NS);
            daySine[bar] = Elementary.sinOfTurns(day);
            dayCosine[bar] = Elementary.cosOfTurns(day);
            weekSine[bar] = Elementary.sinOfTurns(week);
            weekCosine[bar] = Elementary.cosOfTurns(week);
        }
        return List.of(daySine, dayCosine, weekSine, weekCosine);
    }

    private static double turns(long timeNs, long periodNs) {
        return Math.floorMod(timeNs, periodNs) / (double) periodNs;
    }
}
