package io.foretick.forecast.density.network;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.Quadratic;
import io.foretick.math.ShapeCorrection;

import java.util.List;

/// How the shape of a network's laws is corrected at each horizon: the coefficients of a
/// [ShapeCorrection], each a parabola in the horizon's position (see [Horizons#position]).
/// Immutable.
///
/// @param second coefficient of the second degree
/// @param fourth of the fourth
/// @param sixth of the sixth
public record ShapeByHorizon(Quadratic second, Quadratic fourth, Quadratic sixth) {

    /// Greatest sum of the coefficients' absolute values: a density is corrected by half of itself
    /// at most.
    public static final double SUM_MAX = 0.5;

    /// Corrects nothing.
    public static final ShapeByHorizon NONE = constant(ShapeCorrection.NONE);

    /// @throws IllegalArgumentException if the correction of a knot would be too large for a
    ///   density
    public ShapeByHorizon {
        Checks.inRange(largest(second, fourth, sixth), 0, SUM_MAX, "coefficients of the shape");
    }

    /// The largest sum of the coefficients' absolute values at a knot.
    static double largest(Quadratic second, Quadratic fourth, Quadratic sixth) {
        double largest = 0;
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            double u = Horizons.position(Horizons.knotSeconds(knot));
            double sum = Math.abs(second.at(u)) + Math.abs(fourth.at(u)) + Math.abs(sixth.at(u));
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// The same correction at all horizons.
    public static ShapeByHorizon constant(ShapeCorrection correction) {
        return new ShapeByHorizon(
                new Quadratic(correction.second(), 0, 0),
                new Quadratic(correction.fourth(), 0, 0),
                new Quadratic(correction.sixth(), 0, 0));
    }

    /// The correction at a horizon.
    public ShapeCorrection at(double seconds) {
        double u = Horizons.position(seconds);
        return new ShapeCorrection(second.at(u), fourth.at(u), sixth.at(u));
    }

    void addTo(Digest digest) {
        for (Quadratic parabola : List.of(second, fourth, sixth)) {
            digest.add(parabola.constant()).add(parabola.slope()).add(parabola.bend());
        }
    }
}
