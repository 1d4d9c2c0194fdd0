package io.foretick.forecast.density;

import io.foretick.base.Times;

import java.util.Arrays;

/// A series together with the present variance at each of its closes, as [EwmaVariance] had it when
/// that close was known. Immutable; what fits and scores read.
final class VarianceTrack {

    private final MinuteSeries series;
    private final Season season;
    private final double[] variances;

    private VarianceTrack(MinuteSeries series, Season season, double[] variances) {
        this.series = series;
        this.season = season;
        this.variances = variances;
    }

    /// Runs the model's estimator along the series.
    static VarianceTrack of(MinuteSeries series, EwmaModel model) {
        EwmaVariance state = EwmaVariance.of(model, series.asset());
        double[] variances = new double[series.size()];
        for (int k = 0; k < variances.length; k++) {
            state.onPrice(series.timeNs(k), series.logClose(k));
            variances[k] = state.variancePerSecond();
        }
        return new VarianceTrack(series, model.season(), variances);
    }

    /// The same variance at every close, and no season.
    static VarianceTrack constant(MinuteSeries series, double variancePerSecond) {
        double[] variances = new double[series.size()];
        Arrays.fill(variances, variancePerSecond);
        return new VarianceTrack(series, Season.flat(), variances);
    }

    MinuteSeries series() {
        return series;
    }

    /// Variance per second at a close, with the season taken out.
    double variancePerSecond(int index) {
        return variances[index];
    }

    /// Variance expected of the return over the next minutes, before any scale by horizon.
    double expectedVariance(int index, int minutesAhead) {
        double seconds = Times.seconds(minutesAhead * Times.MINUTE_NS);
        return variances[index] * season.integralSeconds(series.timeNs(index), seconds);
    }

    /// The return over the next minutes over its expected standard deviation.
    double standardised(int index, int minutesAhead) {
        double sigma = Math.sqrt(expectedVariance(index, minutesAhead));
        return series.returnLog(index, minutesAhead) / sigma;
    }
}
