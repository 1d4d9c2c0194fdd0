package io.foretick.feature.bars;

import io.foretick.math.Elementary;
import io.foretick.math.series.Rolling;

import java.util.Arrays;
import java.util.List;

/// What a bar was, against the bars before it: its return and those of the last hours, where it
/// ended against what was paid in it, and whether it was large, busy or long. Stateless.
final class PriceShares {

    private static final int WINDOW = 24;
    private static final int SOME_BARS = 6;

    private PriceShares() {}

    static List<double[]> columns(BarTable bars, double[] returns) {
        double[] logs = Arrays.stream(bars.close()).map(Elementary::log).toArray();
        return List.of(
                returns.clone(),
                change(logs, SOME_BARS),
                change(logs, WINDOW),
                distanceFromMean(bars),
                shares(bars.volume()),
                shares(bars.trades()),
                shares(durations(bars)));
    }

    private static double[] change(double[] logs, int bars) {
        double[] changes = new double[logs.length];
        Arrays.setAll(changes, t -> t < bars ? Double.NaN : logs[t] - logs[t - bars]);
        return changes;
    }

    /// Log distance of the close from the mean price paid in the bar.
    private static double[] distanceFromMean(BarTable bars) {
        double[] distances = new double[bars.size()];
        for (int bar = 0; bar < distances.length; bar++) {
            double mean = bars.quoteVolume()[bar] / bars.volume()[bar];
            distances[bar] = mean > 0.0 ? Elementary.log(bars.close(bar) / mean) : 0.0;
        }
        return distances;
    }

    /// `x / (x + mean)` of the last 24 values: half where it is as usual, in `[0, 1]` whatever
    /// comes.
    private static double[] shares(double[] values) {
        double[] means = Rolling.mean(values, WINDOW);
        double[] shares = new double[values.length];
        for (int t = 0; t < shares.length; t++) {
            double sum = values[t] + means[t];
            shares[t] = sum == 0.0 ? 0.5 : values[t] / sum; // NaN while unknown
        }
        return shares;
    }

    /// Seconds from the end of one bar to that of the next; that of the first is not known.
    private static double[] durations(BarTable bars) {
        double[] seconds = new double[bars.size()];
        for (int bar = 0; bar < seconds.length; bar++) {
            long spanNs = bar == 0 ? 0 : bars.endNs(bar) - bars.endNs(bar - 1);
            seconds[bar] = bar == 0 ? Double.NaN : spanNs / 1e9;
        }
        return seconds;
    }
}
