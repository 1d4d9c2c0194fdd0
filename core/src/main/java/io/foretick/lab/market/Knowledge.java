package io.foretick.lab.market;

/// What a forecaster knows of the law that the price follows.
public enum Knowledge {
    /// All of it.
    TRUE_LAW,
    /// Nothing but its order of magnitude: width, tails and skew are drawn by chance.
    NOISE
}
