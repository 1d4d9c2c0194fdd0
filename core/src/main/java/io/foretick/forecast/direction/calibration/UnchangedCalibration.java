package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Believes the margin, `σ(m)`: for margins that are calibrated already, as an ensemble's of
/// calibrated members are. Learns nothing.
final class UnchangedCalibration implements Calibrator {

    @Override
    public String name() {
        return "as_is";
    }

    @Override
    public double up(double margin) {
        return BoundedLogistic.probability(margin);
    }

    @Override
    public void save(StateSink out) {}

    @Override
    public void load(StateSource in) {}
}
