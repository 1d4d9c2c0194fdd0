package io.foretick.forecast.density;

import io.foretick.base.Checks;

/// What a model says about one horizon, whatever the present variance.
///
/// @param horizonSeconds how far ahead
/// @param varianceScale variance of the return over present variance times seasonal seconds
/// @param nu tail index of the Student-t law, above 2
/// @param lambda skew, in (-1, 1)
public record HorizonKnot(double horizonSeconds, double varianceScale, double nu, double lambda) {

    public HorizonKnot {
        Checks.inRange(horizonSeconds, 1e-3, 1e9, "horizonSeconds");
        Checks.inRange(varianceScale, 1e-6, 1e6, "varianceScale");
        Checks.inRange(nu, 2 + 1e-6, 1e9, "nu");
        Checks.inRange(lambda, -0.99, 0.99, "lambda");
    }
}
