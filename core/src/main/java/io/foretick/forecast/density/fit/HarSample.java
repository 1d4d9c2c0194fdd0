package io.foretick.forecast.density.fit;

import io.foretick.base.Times;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HarVariance;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;
import io.foretick.math.Elementary;

import java.util.ArrayList;
import java.util.List;

/// Returns at one horizon beside what was known when each began: what a [HarModel] is fitted to.
/// Mutable only while it is gathered.
final class HarSample {

    private static final int WIDTH = HarModel.WEIGHTS;

    private final double u;
    private final double[] returns;
    private final double[] inputs;

    /// Takes the arrays as its own.
    ///
    /// @param u position of the horizon, see [Horizons#position]
    /// @param returns over the standard deviation that an unknown coin's long-run variance gives
    /// @param inputs `[return][HarModel.WEIGHTS]`, row-major: 1, logarithms of the memories over
    ///   that variance, logarithm of the mean season over the horizon
    HarSample(double u, double[] returns, double[] inputs) {
        this.u = u;
        this.returns = returns;
        this.inputs = inputs;
    }

    /// One sample for each horizon that has enough returns.
    static List<HarSample> draw(
            List<MinuteSeries> all, Season season, CoinLevels levels, FitPlan plan) {
        List<double[]> memories =
                all.stream().map(series -> memories(series, season, levels)).toList();
        List<HarSample> samples = new ArrayList<>();
        for (DrawnCloses drawn : DrawnCloses.draw(all, plan)) {
            HarSample sample =
                    new HarSample(
                            Horizons.position(drawn.horizonSeconds()),
                            new double[drawn.size()],
                            new double[drawn.size() * WIDTH]);
            double seconds = Times.seconds(drawn.minutesAhead() * Times.MINUTE_NS);
            double unit = Math.sqrt(levels.fallbackVariancePerSecond() * seconds);
            for (int k = 0; k < drawn.size(); k++) {
                MinuteSeries series = all.get(drawn.series(k));
                int index = drawn.index(k);
                double meanSeason = season.integralSeconds(series.timeNs(index), seconds) / seconds;
                sample.returns[k] = series.returnLog(index, drawn.minutesAhead()) / unit;
                sample.fill(k, memories.get(drawn.series(k)), index, meanSeason);
            }
            samples.add(sample);
        }
        return samples;
    }

    double u() {
        return u;
    }

    int size() {
        return returns.length;
    }

    double returnAt(int number) {
        return returns[number];
    }

    /// One of the [HarModel#WEIGHTS] inputs of a return.
    double input(int number, int column) {
        return inputs[number * WIDTH + column];
    }

    private void fill(int number, double[] memories, int index, double meanSeason) {
        int row = number * WIDTH;
        inputs[row] = 1;
        System.arraycopy(
                memories, index * HarVariance.MEMORIES, inputs, row + 1, HarVariance.MEMORIES);
        inputs[row + WIDTH - 1] = Elementary.log(meanSeason);
    }

    /// Memories at every close, as a session that began with the series would have them.
    private static double[] memories(MinuteSeries series, Season season, CoinLevels levels) {
        HarVariance state = new HarVariance(season, levels, series.asset());
        double[] memories = new double[series.size() * HarVariance.MEMORIES];
        double[] now = new double[HarVariance.MEMORIES];
        for (int k = 0; k < series.size(); k++) {
            state.onPrice(series.timeNs(k), series.logClose(k));
            state.logRatios(now);
            System.arraycopy(now, 0, memories, k * HarVariance.MEMORIES, HarVariance.MEMORIES);
        }
        return memories;
    }
}
