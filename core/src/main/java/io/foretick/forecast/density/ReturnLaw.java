package io.foretick.forecast.density;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.math.Elementary;
import io.foretick.math.SkewShape;

import java.util.List;

/// A forecaster as a score sees it: how probable it held the return that came. Built from training
/// data only.
sealed interface ReturnLaw {

    /// The state this law reads, along a series.
    VarianceTrack track(MinuteSeries series);

    /// Log density in nats that it gave to the return over the next minutes.
    double logDensity(VarianceTrack track, int index, int minutesAhead);

    /// The model, through the very curve that it publishes.
    record Curve(EwmaModel model, List<SkewShape> shapes) implements ReturnLaw {

        static Curve of(EwmaModel model) {
            return new Curve(
                    model,
                    model.knots().stream()
                            .map(knot -> SkewShape.of(knot.nu(), knot.lambda()))
                            .toList());
        }

        @Override
        public VarianceTrack track(MinuteSeries series) {
            return VarianceTrack.of(series, model);
        }

        @Override
        public double logDensity(VarianceTrack track, int index, int minutesAhead) {
            double variance = track.variancePerSecond(index);
            DensityCurve curve = model.curveAt(track.series().timeNs(index), variance);
            double seconds = Times.seconds(minutesAhead * Times.MINUTE_NS);
            SkewShape shape = shapes.get(curve.nearestKnot(seconds));
            double returnLog = track.series().returnLog(index, minutesAhead);
            return scaled(shape, returnLog, curve.varianceAt(seconds));
        }
    }

    /// One level for all times and coins; scale and tail smooth in the horizon.
    record ConstantT(double variancePerSecond, HorizonShape shape) implements ReturnLaw {

        static ConstantT fit(List<MinuteSeries> training, EwmaFit.Plan plan) {
            double sum = 0;
            double minutes = 0;
            for (MinuteSeries series : training) {
                sum += series.meanSquare() * series.size();
                minutes += series.size();
            }
            double variance = sum / minutes / 60;
            List<VarianceTrack> tracks =
                    training.stream()
                            .map(series -> VarianceTrack.constant(series, variance))
                            .toList();
            return new ConstantT(variance, ShapeFit.fit(ReturnSample.draw(tracks, plan)));
        }

        @Override
        public VarianceTrack track(MinuteSeries series) {
            return VarianceTrack.constant(series, variancePerSecond);
        }

        @Override
        public double logDensity(VarianceTrack track, int index, int minutesAhead) {
            double seconds = Times.seconds(minutesAhead * Times.MINUTE_NS);
            double variance =
                    track.expectedVariance(index, minutesAhead) * shape.varianceScaleAt(seconds);
            double returnLog = track.series().returnLog(index, minutesAhead);
            return scaled(SkewShape.of(shape.nuAt(seconds), 0.0), returnLog, variance);
        }
    }

    /// A normal law on a weighted mean without season, its variance in proportion to time, with one
    /// scale for all horizons.
    record Gaussian(EwmaModel model, double varianceScale) implements ReturnLaw {

        private static final double HALF_LIFE_SECONDS = 180 * 60;
        private static final double LOG_SQRT_TWO_PI = 0.9189385332046728;

        static Gaussian fit(List<MinuteSeries> training, EwmaFit.Plan plan) {
            EwmaModel model =
                    EwmaFit.unscaled(HALF_LIFE_SECONDS, Season.flat(), EwmaFit.levels(training));
            List<VarianceTrack> tracks =
                    training.stream().map(series -> VarianceTrack.of(series, model)).toList();
            List<ReturnSample> samples = ReturnSample.draw(tracks, plan);
            double sum = 0;
            for (ReturnSample sample : samples) {
                sum += sample.meanSquare();
            }
            return new Gaussian(model, sum / samples.size());
        }

        @Override
        public VarianceTrack track(MinuteSeries series) {
            return VarianceTrack.of(series, model);
        }

        @Override
        public double logDensity(VarianceTrack track, int index, int minutesAhead) {
            double variance = track.expectedVariance(index, minutesAhead) * varianceScale;
            double returnLog = track.series().returnLog(index, minutesAhead);
            return -0.5 * (returnLog * returnLog / variance + Elementary.log(variance))
                    - LOG_SQRT_TWO_PI;
        }
    }

    private static double scaled(SkewShape shape, double returnLog, double variance) {
        return shape.logPdf(returnLog / Math.sqrt(variance)) - 0.5 * Elementary.log(variance);
    }
}
