package io.foretick.forecast.density.network;

/// What the network's outputs correct.
public enum Anchor {
    /// The law of a fitted [io.foretick.forecast.density.HarModel] at the same instant.
    HAR,
    /// Nothing: one scale for all horizons and times, as document A has it. A yardstick.
    NONE
}
