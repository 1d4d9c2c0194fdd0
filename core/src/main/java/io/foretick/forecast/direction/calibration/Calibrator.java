package io.foretick.forecast.direction.calibration;

import io.foretick.base.Stateful;

/// One way from a margin to a probability. How and when it learns is its own; [ChosenCalibration]
/// owns it and weighs it. Owned by one thread.
interface Calibrator extends Stateful {

    /// Its name, as `Calibrated.leader` tells it.
    String name();

    /// The probability of up, strictly between 0 and 1.
    double up(double margin);
}
