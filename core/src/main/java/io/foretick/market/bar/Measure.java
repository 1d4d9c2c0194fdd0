package io.foretick.market.bar;

/// What of a trade is counted.
public enum Measure {
    /// One for each trade.
    TICK,
    /// Its quantity of the base asset.
    VOLUME,
    /// Its price times its quantity.
    DOLLAR
}
