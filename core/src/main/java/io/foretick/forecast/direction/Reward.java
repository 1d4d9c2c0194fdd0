package io.foretick.forecast.direction;

/// What a decision earned, and why.
public enum Reward {
    CORRECT(1.0),
    WRONG_DIRECTION(-1.0),
    FLAT_BUT_MOVED(-0.5),
    MOVED_BUT_FLAT(-0.5);

    private final double value;

    Reward(double value) {
        this.value = value;
    }

    /// The reward as a number.
    public double value() {
        return value;
    }

    /// Judges a decision by what came.
    public static Reward of(Direction decision, Direction fact) {
        if (decision == fact) {
            return CORRECT;
        }
        if (decision == Direction.FLAT) {
            return FLAT_BUT_MOVED;
        }
        return fact == Direction.FLAT ? MOVED_BUT_FLAT : WRONG_DIRECTION;
    }
}
