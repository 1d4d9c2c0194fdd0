package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

/// The share of rises among the moves known so far: what a forecaster without any skill would say.
/// A hundred moves, half of them rises, are counted before the first, so that it is no straw man
/// while it knows little. Owned by one thread; facts come oldest first.
public final class BaseRate {

    private static final double MOVES_BEFORE = 100.0;

    private long rises;
    private long moves;

    /// Learns a fact; neither rise nor fall teaches it nothing.
    public void add(Direction fact) {
        if (fact != Direction.FLAT) {
            rises += fact == Direction.UP ? 1 : 0;
            moves++;
        }
    }

    /// Probability of up, were the next candle a move.
    public double up() {
        return (rises + 0.5 * MOVES_BEFORE) / (moves + MOVES_BEFORE);
    }
}
