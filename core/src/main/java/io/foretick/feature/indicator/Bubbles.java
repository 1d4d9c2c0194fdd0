package io.foretick.feature.indicator;

import io.foretick.math.Elementary;
import io.foretick.math.series.DickeyFuller;

import java.util.Arrays;
import java.util.List;

/// Tests each hour for a bubble: the largest Dickey-Fuller statistic of the log closes over windows
/// of 24, 34, ... 94 hours that end there, against its right tail (Phillips, Shi and Yu,
/// International Economic Review 56, 2015: the backward supremum). Stateless.
public final class Bubbles {

    /// The last hour's row must have this many before it, its own included.
    public static final int ROWS = 94;

    /// What the supremum stays below with probability 0.95 if prices are a random walk: the
    /// quantile of simulated walks with exactly these windows, which the test repeats.
    public static final double CRITICAL = 1.75;

    private static final int WINDOW_MIN = 24;
    private static final int STEP = 10;

    private Bubbles() {}

    /// The supremum, and 1 where it exceeds its critical value, else 0. Unknown for the first
    /// [#ROWS] - 1 hours, and where no window can be tested.
    public static List<double[]> columns(double[] close) {
        double[] logs = Arrays.stream(close).map(Elementary::log).toArray();
        double[] suprema = new double[close.length];
        double[] flags = new double[close.length];
        for (int t = 0; t < suprema.length; t++) {
            suprema[t] = t + 1 < ROWS ? Double.NaN : supremum(logs, t + 1);
            flags[t] = flag(suprema[t]);
        }
        return List.of(suprema, flags);
    }

    private static double flag(double supremum) {
        if (Double.isNaN(supremum)) {
            return Double.NaN;
        }
        return supremum > CRITICAL ? 1.0 : 0.0;
    }

    /// Over the windows that end before row `end`.
    static double supremum(double[] logs, int end) {
        double supremum = Double.NaN;
        for (int window = WINDOW_MIN; window <= ROWS; window += STEP) {
            double statistic =
                    DickeyFuller.test(logs, end - window, end)
                            .map(DickeyFuller::statistic)
                            .orElse(Double.NaN);
            if (!(statistic <= supremum)) { // also the first
                supremum = Double.isNaN(statistic) ? supremum : statistic;
            }
        }
        return supremum;
    }
}
