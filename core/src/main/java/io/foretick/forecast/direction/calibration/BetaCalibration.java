package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Beta calibration on the last outcomes: with `s` the margin's own probability, `logit p = c + a
/// ln s - b ln(1 - s)` and neither `a` nor `b` below 0, so that it may flatten one side of the
/// margins more than the other but never turns their order. Owned by one thread.
final class BetaCalibration implements Calibrator {

    /// Its name among calibrators.
    static final String NAME = "beta";

    private final LogisticFit line;

    BetaCalibration(Ridge ridge) {
        this.line = new LogisticFit(ridge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double up(double margin) {
        return line.probability(margin);
    }

    /// Fits it to what the window holds; the cost is one pass over it.
    void fit(OutcomeWindow window) {
        line.stepRising(window);
    }

    /// Exponent of `s`.
    double a() {
        return line.slope() - line.bend();
    }

    /// Exponent of `1 / (1 - s)`.
    double b() {
        return line.slope() + line.bend();
    }

    @Override
    public void save(StateSink out) {
        line.save(out);
    }

    @Override
    public void load(StateSource in) {
        line.load(in);
    }
}
