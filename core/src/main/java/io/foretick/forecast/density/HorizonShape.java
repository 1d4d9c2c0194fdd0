package io.foretick.forecast.density;

import io.foretick.math.Elementary;

/// Scale of variance and tail index as smooth functions of the horizon: the logarithms of the scale
/// and of `nu - 2` are parabolas in `u = log(h / 1 min) / log(1440)`. Below one minute, which
/// minute closes do not show, both stay as they are at one minute: variance in proportion to time.
///
/// @param logScale logarithm of the variance scale
/// @param logExcess logarithm of `nu - 2`
record HorizonShape(Quadratic logScale, Quadratic logExcess) {

    private static final double NU_MIN = 2.05;
    private static final double NU_MAX = 200;
    private static final double LOG_MINUTES_OF_DAY = Elementary.log(1440);

    /// The parameters in the order in which a search sees them.
    static HorizonShape ofParameters(double[] values) {
        return new HorizonShape(
                new Quadratic(values[0], values[1], values[2]),
                new Quadratic(values[3], values[4], values[5]));
    }

    double varianceScaleAt(double horizonSeconds) {
        return Elementary.exp(logScale.at(position(horizonSeconds)));
    }

    double nuAt(double horizonSeconds) {
        double excess = Elementary.exp(logExcess.at(position(horizonSeconds)));
        return Math.clamp(2.0 + excess, NU_MIN, NU_MAX);
    }

    HorizonKnot knotAt(double horizonSeconds) {
        return new HorizonKnot(
                horizonSeconds, varianceScaleAt(horizonSeconds), nuAt(horizonSeconds), 0.0);
    }

    private static double position(double horizonSeconds) {
        return Elementary.log(Math.max(horizonSeconds / 60.0, 1.0)) / LOG_MINUTES_OF_DAY;
    }
}
