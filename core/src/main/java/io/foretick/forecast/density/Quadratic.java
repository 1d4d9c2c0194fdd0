package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

/// A parabola: `constant + slope u + bend u^2`. How a parameter changes with the logarithm of the
/// horizon, see [Horizons#position].
public record Quadratic(double constant, double slope, double bend) {

    public Quadratic {
        Checks.inRange(constant, -1e6, 1e6, "constant");
        Checks.inRange(slope, -1e6, 1e6, "slope");
        Checks.inRange(bend, -1e6, 1e6, "bend");
    }

    public double at(double u) {
        return constant + u * (slope + u * bend);
    }

    void addTo(Digest digest) {
        digest.add(constant).add(slope).add(bend);
    }
}
