package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Platt's scaling on the last outcomes: `logit p = c + k m`, pulled to `k = 0`. The slope may fall
/// below 0, so that a model which errs with method is heard the other way round. Owned by one
/// thread.
final class PlattCalibration implements Calibrator {

    /// Its name among calibrators.
    static final String NAME = "platt";

    private final LogisticFit line;

    PlattCalibration(Ridge ridge) {
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
        line.stepLine(window);
    }

    double slope() {
        return line.slope();
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
