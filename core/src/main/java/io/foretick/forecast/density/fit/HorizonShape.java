package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Quadratic;
import io.foretick.math.Elementary;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// Scale of variance and tail index as smooth functions of the horizon: the logarithms of the scale
/// and of `nu - 2` are parabolas in its position, see [Horizons#position]. Below one minute both
/// stay as they are at one minute: variance in proportion to time.
///
/// @param logScale logarithm of the variance scale
/// @param logExcess logarithm of `nu - 2`
record HorizonShape(Quadratic logScale, Quadratic logExcess) {

    private static final double NU_MIN = 2.05;
    private static final double NU_MAX = 200;

    /// The parameters in the order in which a search sees them.
    static HorizonShape ofParameters(double[] values) {
        return new HorizonShape(
                new Quadratic(values[0], values[1], values[2]),
                new Quadratic(values[3], values[4], values[5]));
    }

    double varianceScaleAt(double horizonSeconds) {
        return Elementary.exp(logScale.at(Horizons.position(horizonSeconds)));
    }

    double nuAt(double horizonSeconds) {
        double excess = Elementary.exp(logExcess.at(Horizons.position(horizonSeconds)));
        return Math.clamp(2.0 + excess, NU_MIN, NU_MAX);
    }

    /// A model's knots with this shape.
    List<HorizonKnot> knots() {
        return knots(
                seconds -> new HorizonKnot(seconds, varianceScaleAt(seconds), nuAt(seconds), 0.0));
    }

    /// A model's knots, each made of its horizon in seconds.
    static List<HorizonKnot> knots(DoubleFunction<HorizonKnot> knotAt) {
        return IntStream.range(0, Horizons.KNOTS)
                .mapToDouble(Horizons::knotSeconds)
                .mapToObj(knotAt)
                .toList();
    }
}
