package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// The share of rises among the moves, whatever the margin: what a calibration falls back to where
/// a margin says nothing. Owned by one thread.
///
/// How it works: `(rises + s / 2) / (moves + s)`; both counts lose a fixed part with each move, so
/// that they remember about `memory` of them.
final class FadingShare implements Calibrator {

    /// Its name among calibrators.
    static final String NAME = "base_rate";

    private final double prior;
    private final double keep;
    private double rises;
    private double moves;

    FadingShare(CalibrationSettings.BaseRateMemory memory) {
        this.prior = memory.prior();
        this.keep = 1.0 - 1.0 / memory.memory();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double up(double margin) {
        return share();
    }

    /// The share of rises.
    double share() {
        return (rises + 0.5 * prior) / (moves + prior);
    }

    /// Counts a move.
    void learn(boolean rose) {
        rises = keep * rises + (rose ? 1.0 : 0.0);
        moves = keep * moves + 1.0;
    }

    @Override
    public void save(StateSink out) {
        out.add(rises);
        out.add(moves);
    }

    @Override
    public void load(StateSource in) {
        rises = in.nextDouble();
        moves = in.nextDouble();
    }
}
