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
}
