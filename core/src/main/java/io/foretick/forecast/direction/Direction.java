package io.foretick.forecast.direction;

/// Where a price goes from one close to the next. As a fact, `FLAT` is a move too small to count;
/// as a prediction, it is abstention.
public enum Direction {
    UP,
    DOWN,
    FLAT;

    /// The other side; `FLAT` has none and stays.
    public Direction opposite() {
        return switch (this) {
            case UP -> DOWN;
            case DOWN -> UP;
            case FLAT -> FLAT;
        };
    }

    /// What the probability of up should have been: 1, 0, or one half.
    public double outcome() {
        return switch (this) {
            case UP -> 1.0;
            case DOWN -> 0.0;
            case FLAT -> 0.5;
        };
    }
}
