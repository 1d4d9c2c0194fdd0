package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;

/// The documents' calibration: a slope and a shift of the margin, led by stochastic gradient
/// descent. Kept for comparison and for the guards that watch its slope; it forgets fast and cannot
/// flatten a margin by more than its floor. Owned by one thread.
///
/// How it works: `p = logistic(a m + b)`. A fact gives `g = (p - y) w` with `y` 1 for up and 0 for
/// down at `w = 1`, and `y = 1/2`, `w = 1/4` where the move was flat or at most 1 bp. Then
/// - `a = clamp(a - r (g m + 0.01 (a - 1)), 0.3, 2)`
/// - `b = clamp(b - r (g + 0.001 b), -1, 1)`, with `r = 0.005` and both from the same `g`.
public final class AffineCalibration implements Calibrator {

    /// Its name among calibrators.
    public static final String NAME = "affine";

    /// The slope falls no lower.
    public static final double SLOPE_MIN = 0.30;

    /// The slope rises no higher.
    public static final double SLOPE_MAX = 2.0;

    private static final double SHIFT_MAX = 1.0;
    private static final double RATE = 0.005;
    private static final double SLOPE_PULL = 0.01;
    private static final double SHIFT_PULL = 0.001;
    private static final double UNDECIDED_BPS = 1.0;
    private static final double UNDECIDED_WEIGHT = 0.25;

    private double slope = 1.0;
    private double shift;
    private long updates;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double up(double margin) {
        return BoundedLogistic.probability(slope * margin + shift);
    }

    /// Takes one step; facts of all directions count.
    public void learn(double margin, Fact fact) {
        double error = up(margin) - outcome(fact);
        double gradient = isDecided(fact) ? error : error * UNDECIDED_WEIGHT;
        double slopeStep = RATE * (gradient * margin + SLOPE_PULL * (slope - 1.0));
        double shiftStep = RATE * (gradient + SHIFT_PULL * shift);
        slope = Math.clamp(slope - slopeStep, SLOPE_MIN, SLOPE_MAX);
        shift = Math.clamp(shift - shiftStep, -SHIFT_MAX, SHIFT_MAX);
        updates++;
    }

    /// Slope of the margin, the documents' `a`.
    public double slope() {
        return slope;
    }

    /// Shift of the margin, the documents' `b`.
    public double shift() {
        return shift;
    }

    /// Facts learnt, the documents' `n`.
    public long updates() {
        return updates;
    }

    @Override
    public void save(StateSink out) {
        out.add(slope);
        out.add(shift);
        out.add(updates);
    }

    @Override
    public void load(StateSource in) {
        slope = in.nextDouble();
        shift = in.nextDouble();
        updates = in.nextLong();
    }

    private static boolean isDecided(Fact fact) {
        return fact.direction() != Direction.FLAT && Math.abs(fact.returnBps()) > UNDECIDED_BPS;
    }

    private static double outcome(Fact fact) {
        if (!isDecided(fact)) {
            return 0.5;
        }
        return fact.direction() == Direction.UP ? 1.0 : 0.0;
    }
}
