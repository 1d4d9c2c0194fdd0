package io.foretick.forecast.density.fit;

import io.foretick.base.Times;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.EwmaVariance;
import io.foretick.forecast.density.GarchModel;
import io.foretick.forecast.density.GarchVariance;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.Season;

import java.util.Arrays;

/// A series together with the present variance at each of its closes, as a model's state had it
/// when that close was known. Immutable; what a shape is fitted to.
final class VarianceTrack {

    private final MinuteSeries series;
    private final Season season;
    private final double[] variances;
    private final Outlook outlook;

    /// How a model sees variance go on.
    @FunctionalInterface
    private interface Outlook {

        /// Mean variance per second expected over the horizon, given the present one.
        double meanVariance(double present, double horizonSeconds);
    }

    private VarianceTrack(MinuteSeries series, Season season, double[] variances, Outlook outlook) {
        this.series = series;
        this.season = season;
        this.variances = variances;
        this.outlook = outlook;
    }

    /// Runs the model's estimator along the series.
    static VarianceTrack of(MinuteSeries series, EwmaModel model) {
        EwmaVariance state = EwmaVariance.of(model, series.asset());
        double[] variances = new double[series.size()];
        for (int k = 0; k < variances.length; k++) {
            state.onPrice(series.timeNs(k), series.logClose(k));
            variances[k] = state.variancePerSecond();
        }
        return new VarianceTrack(series, model.season(), variances, (present, _) -> present);
    }

    /// Runs the model's recursion along the series.
    static VarianceTrack of(MinuteSeries series, GarchModel model) {
        GarchVariance state = model.varianceOf(series.asset());
        double[] variances = new double[series.size()];
        for (int k = 0; k < variances.length; k++) {
            state.onPrice(series.timeNs(k), series.logClose(k));
            variances[k] = state.variancePerSecond();
        }
        double longRun = state.longRun();
        return new VarianceTrack(
                series,
                model.season(),
                variances,
                (present, seconds) -> model.meanVariance(present, longRun, seconds));
    }

    /// The same variance at every close, and no season.
    static VarianceTrack constant(MinuteSeries series, double variancePerSecond) {
        double[] variances = new double[series.size()];
        Arrays.fill(variances, variancePerSecond);
        return new VarianceTrack(series, Season.flat(), variances, (present, _) -> present);
    }

    MinuteSeries series() {
        return series;
    }

    /// Variance per second at a close, with the season taken out.
    double variancePerSecond(int index) {
        return variances[index];
    }

    /// The return over the next minutes over the standard deviation expected of it, before any
    /// scale by horizon.
    double standardised(int index, int minutesAhead) {
        double seconds = Times.seconds(minutesAhead * Times.MINUTE_NS);
        double mean = outlook.meanVariance(variances[index], seconds);
        double variance = mean * season.integralSeconds(series.timeNs(index), seconds);
        return series.returnLog(index, minutesAhead) / Math.sqrt(variance);
    }
}
