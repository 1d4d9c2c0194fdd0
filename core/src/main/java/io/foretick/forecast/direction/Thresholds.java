package io.foretick.forecast.direction;

import io.foretick.base.Checks;

/// Below which confidence a model abstains.
///
/// @param probability abstains where neither side has more than this
/// @param delta abstains where the sides differ by no more than this
public record Thresholds(double probability, double delta) {

    /// The documents' values.
    public static final Thresholds DEFAULT = new Thresholds(0.55, 0.02);

    public Thresholds {
        Checks.inRange(probability, 0.0, 1.0, "probability");
        Checks.inRange(delta, 0.0, 1.0, "delta");
    }

    /// The side that a probability of up speaks for, or [Direction#FLAT].
    public Direction decide(double up) {
        double down = 1.0 - up;
        boolean weak = Math.max(up, down) <= probability || Math.abs(up - down) <= delta;
        if (weak) {
            return Direction.FLAT;
        }
        return up > down ? Direction.UP : Direction.DOWN;
    }
}
