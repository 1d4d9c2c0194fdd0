package io.foretick.feature.legacy;

import io.foretick.math.Elementary;
import io.foretick.math.Statistics;
import io.foretick.math.series.FractionalDifference;
import io.foretick.math.series.Histogram;
import io.foretick.math.series.Rolling;

import java.util.Arrays;
import java.util.List;

/// The older pipeline's building blocks with their faults mended: each value is made of the rows up
/// to its own. Stateless.
final class StrictBlocks {

    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final int TERMS_MAX = 1_000;
    private static final double FOUR_LN_2 = 2.772588722239781;

    private StrictBlocks() {}

    /// Standard deviation of the returns of a day and of a week, and Parkinson's estimate over a
    /// day.
    static List<double[]> volatility(HourlyRun run) {
        return List.of(
                Rolling.standardDeviation(run.returns(), DAY),
                Rolling.standardDeviation(run.returns(), WEEK),
                parkinson(run, DAY));
    }

    /// `sqrt(mean((ln high / low)^2) / (4 ln 2))`: Parkinson, Journal of Business 53, 1980.
    private static double[] parkinson(HourlyRun run, int window) {
        double[] squares = new double[run.rows()];
        for (int t = 0; t < squares.length; t++) {
            double range = Elementary.log(run.high()[t] / run.low()[t]);
            squares[t] = range * range / FOUR_LN_2;
        }
        double[] means = Rolling.mean(squares, window);
        return Arrays.stream(means).map(Math::sqrt).toArray();
    }

    static double[] fractionalDifference(HourlyRun run, double order) {
        // How many weights there are must not depend on how much history there is.
        double[] weights = OrderSearch.weights(order, TERMS_MAX);
        return FractionalDifference.apply(run.close(), weights);
    }

    /// Shannon entropy of the returns of a day and of a week, in ten bins between the smallest and
    /// the largest.
    static List<double[]> entropies(HourlyRun run) {
        return List.of(entropy(run.returns(), DAY), entropy(run.returns(), WEEK));
    }

    private static double[] entropy(double[] returns, int window) {
        double[] entropies = new double[returns.length];
        Arrays.fill(entropies, Double.NaN);
        for (int end = window + 1; end <= returns.length; end++) { // the first return is unknown
            var histogram = Histogram.of(returns, end - window, end, CompatBlocks.ENTROPY_BINS);
            entropies[end - 1] = histogram.entropy();
        }
        return entropies;
    }

    /// 0 where a day's volatility lies in the lowest third of those *so far*, 2 in the highest, 1
    /// between them; unknown until there is a week of them.
    static double[] regime(HourlyRun run) {
        double[] volatility = Rolling.standardDeviation(run.returns(), DAY);
        double[] regimes = new double[volatility.length];
        Arrays.fill(regimes, Double.NaN);
        double[] sorted = new double[volatility.length];
        int known = 0;
        for (int t = DAY; t < regimes.length; t++) {
            insert(sorted, known++, volatility[t]);
            if (known >= WEEK) {
                double[] soFar = Arrays.copyOf(sorted, known);
                double low = Statistics.quantileOfSorted(soFar, 0.33);
                double high = Statistics.quantileOfSorted(soFar, 0.67);
                regimes[t] = CompatBlocks.third(volatility[t], low, high);
            }
        }
        return regimes;
    }

    private static void insert(double[] sorted, int size, double value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
    }

    /// Share of buyers' less sellers' taker volume in a day's volume, over the day's volatility as
    /// a share of the week's: flow counts for more in a quiet market. Our own definition; the
    /// klines carry the volume that buyers took (Binance, public data, kline field 10). Unknown
    /// where nothing was traded, or at one price only.
    static double[] volatilityAdjustedFlow(HourlyRun run) {
        double[] buy = run.takerBuyVolume();
        double[] signed = new double[run.rows()];
        for (int t = 0; t < signed.length; t++) {
            signed[t] = 2.0 * buy[t] - run.volume()[t];
        }
        double[] imbalance =
                Columns.ratioOrUnknown(Rolling.mean(signed, DAY), Rolling.mean(run.volume(), DAY));
        double[] unrest =
                Columns.ratioOrUnknown(
                        Rolling.standardDeviation(run.returns(), DAY),
                        Rolling.standardDeviation(run.returns(), WEEK));
        return Columns.ratioOrUnknown(imbalance, unrest);
    }
}
