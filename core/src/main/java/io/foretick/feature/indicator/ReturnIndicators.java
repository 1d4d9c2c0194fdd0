package io.foretick.feature.indicator;

import io.foretick.math.Elementary;
import io.foretick.math.series.Histogram;
import io.foretick.math.series.Rolling;

import java.util.Arrays;

/// Indicators of how wild, how ordered and how one-sided the last rows were. Stateless.
public final class ReturnIndicators {

    private static final int SHORT_WINDOW = 24;
    private static final int LONG_WINDOW = 168;
    private static final int ENTROPY_BINS = 10;
    private static final double FOUR_LN_2 = 2.772588722239781;

    private ReturnIndicators() {}

    /// `sqrt(mean((ln high / low)^2) / (4 ln 2))`: Parkinson, Journal of Business 53, 1980.
    public static double[] parkinson(double[] high, double[] low, int window) {
        double[] squares = new double[high.length];
        for (int t = 0; t < squares.length; t++) {
            double range = Elementary.log(high[t] / low[t]);
            squares[t] = range * range / FOUR_LN_2;
        }
        double[] means = Rolling.mean(squares, window);
        return Arrays.stream(means).map(Math::sqrt).toArray();
    }

    /// Shannon entropy of the last `window` returns in ten bins between the smallest and the
    /// largest.
    ///
    /// @param returns of which the first is unknown
    public static double[] entropy(double[] returns, int window) {
        double[] entropies = new double[returns.length];
        Arrays.fill(entropies, Double.NaN);
        for (int end = window + 1; end <= returns.length; end++) {
            var histogram = Histogram.of(returns, end - window, end, ENTROPY_BINS);
            entropies[end - 1] = histogram.entropy();
        }
        return entropies;
    }

    /// Share of buyers' less sellers' taker volume in the volume of the last 24 rows, over their
    /// volatility as a share of that of 168 rows: flow counts for more in a quiet market. Our own
    /// definition. Unknown where nothing was traded, or at one price only.
    ///
    /// @param returns NaN in the first row
    public static double[] volatilityAdjustedFlow(
            double[] buyVolume, double[] volume, double[] returns) {
        double[] signed = new double[volume.length];
        for (int t = 0; t < signed.length; t++) {
            signed[t] = 2.0 * buyVolume[t] - volume[t];
        }
        double[] imbalance =
                ratioOrUnknown(
                        Rolling.mean(signed, SHORT_WINDOW), Rolling.mean(volume, SHORT_WINDOW));
        double[] unrest =
                ratioOrUnknown(
                        Rolling.standardDeviation(returns, SHORT_WINDOW),
                        Rolling.standardDeviation(returns, LONG_WINDOW));
        return ratioOrUnknown(imbalance, unrest);
    }

    private static double[] ratioOrUnknown(double[] numerators, double[] denominators) {
        double[] ratios = new double[numerators.length];
        for (int t = 0; t < ratios.length; t++) {
            double ratio = numerators[t] / denominators[t];
            ratios[t] = Double.isFinite(ratio) ? ratio : Double.NaN;
        }
        return ratios;
    }
}
