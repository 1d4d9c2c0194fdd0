package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;

import java.util.ArrayList;
import java.util.List;

/// Consecutive one-minute returns with the season taken out, over the coin's long-run standard
/// deviation: what a GARCH recursion is fitted to. No minute is missing inside. Immutable.
final class GarchSample {

    private final double[] returns;

    /// Takes the array as its own.
    ///
    /// @param returns oldest first
    GarchSample(double[] returns) {
        this.returns = returns;
    }

    int size() {
        return returns.length;
    }

    double get(int index) {
        return returns[index];
    }

    /// The stretches without a gap that are long enough for the recursion to settle.
    static List<GarchSample> of(List<MinuteSeries> all, Season season, CoinLevels levels) {
        List<GarchSample> samples = new ArrayList<>();
        for (MinuteSeries series : all) {
            double sigma = levels.sigmaPerSqrtSecond(series.asset());
            int from = 0;
            for (int k = 0; k < series.size(); k++) {
                if (!series.reaches(k, 1)) {
                    if (k - from > DrawnCloses.WARMUP_MINUTES) {
                        samples.add(stretch(series, from, k, season, sigma));
                    }
                    from = k + 1;
                }
            }
        }
        return samples;
    }

    private static GarchSample stretch(
            MinuteSeries series, int from, int to, Season season, double sigma) {
        double[] returns = new double[to - from];
        for (int k = from; k < to; k++) {
            double seasonal = season.integralSeconds(series.timeNs(k), 60);
            returns[k - from] = series.returnLog(k, 1) / (sigma * Math.sqrt(seasonal));
        }
        return new GarchSample(returns);
    }
}
