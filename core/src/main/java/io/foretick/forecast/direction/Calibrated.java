package io.foretick.forecast.direction;

/// How a raw margin became a probability.
///
/// @param up the probability of up in the end
/// @param leader name of the calibrator that has done best so far
/// @param slope of the affine calibration, called `a`
/// @param shift of the affine calibration, called `b`
/// @param updates of the affine calibration, called `n`
/// @param affineUp the probability of up that the affine calibration alone gives
public record Calibrated(
        double up, String leader, double slope, double shift, long updates, double affineUp) {}
