package io.foretick.feature.legacy;

import io.foretick.feature.indicator.VolatilityRegime;
import io.foretick.math.Elementary;
import io.foretick.math.Statistics;
import io.foretick.math.series.DickeyFuller;
import io.foretick.math.series.Histogram;
import io.foretick.math.series.Rolling;

import java.util.Arrays;

/// The older pipeline's building blocks, faults included; several look ahead. Only for parity: what
/// each should have been is in [StrictBlocks]. Stateless.
public final class CompatBlocks {

    static final int ENTROPY_BINS = 10;

    private static final double LN_2 = 0.6931471805599453;
    private static final double BUBBLE_MIN = -1.0;
    private static final int LONGEST_WINDOW = 100;

    private CompatBlocks() {}

    /// "Entropy" of each full window, made of the heights of a density in place of shares; NaN
    /// before.
    public static double[] heightEntropy(double[] returns, int window) {
        double[] entropies = new double[returns.length];
        Arrays.fill(entropies, Double.NaN);
        for (int end = window; end <= returns.length; end++) {
            var histogram = Histogram.of(returns, end - window, end, ENTROPY_BINS);
            entropies[end - 1] = histogram.sumOverHeights();
        }
        return entropies;
    }

    /// 1 where the sum of the returns so far, less the mean of *all* returns, exceeds `deviations`
    /// standard deviations of *all* returns. Looks ahead.
    public static double[] cusumFlag(double[] returns, double deviations) {
        double mean = Statistics.mean(returns);
        double limit = deviations * Statistics.standardDeviation(returns);
        double[] flags = new double[returns.length];
        double sum = 0.0;
        for (int t = 0; t < flags.length; t++) {
            sum += returns[t] - mean;
            flags[t] = flag(Math.abs(sum) > limit);
        }
        return flags;
    }

    /// 1 where the Dickey-Fuller statistic of the last `lookBack + 1` closes exceeds -1: no
    /// supremum, and not the critical value of a test for bubbles.
    public static double[] sadfFlag(double[] close, int lookBack) {
        double[] flags = new double[close.length];
        for (int t = lookBack; t < flags.length; t++) {
            flags[t] = flag(statistic(close, t - lookBack, t + 1) > BUBBLE_MIN);
        }
        return flags;
    }

    /// The pipeline's later form: from row 100 on, 1 where the largest statistic of the windows of
    /// 24, 34, ... 94 closes exceeds -1.
    public static double[] sadfFlagOverWindows(double[] close, int windowMin) {
        double[] flags = new double[close.length];
        for (int t = LONGEST_WINDOW; t < flags.length; t++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int window = windowMin; window < LONGEST_WINDOW; window += 10) {
                largest = Math.max(largest, statistic(close, t + 1 - window, t + 1));
            }
            flags[t] = flag(largest > BUBBLE_MIN);
        }
        return flags;
    }

    private static double statistic(double[] close, int from, int to) {
        return DickeyFuller.test(close, from, to)
                .map(DickeyFuller::statistic)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /// 0 where the volatility lies in the lowest third of the *whole* sample, 2 in the highest, 1
    /// between them and where it is not yet known. Looks ahead.
    public static double[] regime(double[] returns, int window) {
        double[] volatility = Rolling.standardDeviation(returns, window);
        double[] known = Arrays.stream(volatility).filter(value -> !Double.isNaN(value)).toArray();
        double[] regimes = new double[returns.length];
        if (known.length == 0) {
            Arrays.fill(regimes, 1.0);
            return regimes;
        }
        double low = Statistics.quantile(known, 0.33);
        double high = Statistics.quantile(known, 0.67);
        for (int t = 0; t < regimes.length; t++) {
            regimes[t] = VolatilityRegime.third(volatility[t], low, high);
        }
        return regimes;
    }

    /// Mean over the window of `sqrt(ln 2 / 4) |ln(high / low)|`: multiplies by ln 2 where
    /// Parkinson divides by it, and takes the mean of roots, not the root of the mean.
    public static double[] parkinson(double[] high, double[] low, int window) {
        double[] ranges = new double[high.length];
        for (int t = 0; t < ranges.length; t++) {
            double range = Elementary.log(high[t] / low[t]);
            ranges[t] = Math.sqrt(0.25 * LN_2 * (range * range));
        }
        return Rolling.mean(ranges, window);
    }

    private static double flag(boolean raised) {
        return raised ? 1.0 : 0.0;
    }
}
