package io.foretick.strategy;

import io.foretick.base.Checks;

/// A strategy with what it counts beside others.
///
/// @param strategy the strategy
/// @param weight multiplies its strength where several want to trade at once, and over the sum of
///   all weights it is its part of each market's bankroll; above zero
public record Weighted<T>(T strategy, double weight) {

    public Weighted {
        Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
    }
}
