package io.foretick.strategy;

/// What makes a strategy look at a market again.
public enum Trigger {
    /// The coin's price moved.
    PRICE,
    /// The market's book moved.
    QUOTE,
    /// A new density of the coin.
    DENSITY,
    /// An order of ours in this market changed.
    FILL
}
