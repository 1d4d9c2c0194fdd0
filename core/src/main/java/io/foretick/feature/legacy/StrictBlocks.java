package io.foretick.feature.legacy;

import io.foretick.feature.indicator.ReturnIndicators;
import io.foretick.feature.indicator.VolatilityRegime;
import io.foretick.math.series.FractionalDifference;
import io.foretick.math.series.Rolling;

import java.util.List;

/// The older pipeline's building blocks with their faults mended: each value is made of the rows up
/// to its own. Stateless.
final class StrictBlocks {

    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final int TERMS_MAX = 1_000;

    private StrictBlocks() {}

    /// Standard deviation of the returns of a day and of a week, and Parkinson's estimate over a
    /// day.
    static List<double[]> volatility(HourlyRun run) {
        return List.of(
                Rolling.standardDeviation(run.returns(), DAY),
                Rolling.standardDeviation(run.returns(), WEEK),
                ReturnIndicators.parkinson(run.high(), run.low(), DAY));
    }

    static double[] fractionalDifference(HourlyRun run, double order) {
        // How many weights there are must not depend on how much history there is.
        double[] weights = OrderSearch.weights(order, TERMS_MAX);
        return FractionalDifference.apply(run.close(), weights);
    }

    /// Shannon entropy of the returns of a day and of a week, in ten bins between the smallest and
    /// the largest.
    static List<double[]> entropies(HourlyRun run) {
        return List.of(
                ReturnIndicators.entropy(run.returns(), DAY),
                ReturnIndicators.entropy(run.returns(), WEEK));
    }

    /// 0 where a day's volatility lies in the lowest third of those *so far*, 2 in the highest, 1
    /// between them; unknown until there is a week of them.
    static double[] regime(HourlyRun run) {
        return VolatilityRegime.soFar(run.returns());
    }

    /// See [ReturnIndicators#volatilityAdjustedFlow]; the klines carry the volume that buyers took
    /// (Binance, public data, kline field 10).
    static double[] volatilityAdjustedFlow(HourlyRun run) {
        return ReturnIndicators.volatilityAdjustedFlow(
                run.takerBuyVolume(), run.volume(), run.returns());
    }
}
