package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;

/// How strongly the coefficients of a logistic fit are pulled to zero, each as a number of
/// observations that would speak for it: a coefficient whose feature is scaled to a mean square of
/// 1 has the prior variance `1 / strength`.
///
/// @param shift of the constant
/// @param slope of the margin
/// @param bend of what is even in the margin
public record Ridge(double shift, double slope, double bend) {

    public Ridge {
        Checks.inRange(shift, 1e-3, 1e9, "shift");
        Checks.inRange(slope, 1e-3, 1e9, "slope");
        Checks.inRange(bend, 1e-3, 1e9, "bend");
    }
}
