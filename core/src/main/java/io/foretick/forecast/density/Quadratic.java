package io.foretick.forecast.density;

/// A parabola: `constant + slope u + bend u^2`. How a parameter changes with the logarithm of the
/// horizon.
record Quadratic(double constant, double slope, double bend) {

    double at(double u) {
        return constant + u * (slope + u * bend);
    }
}
