package io.foretick.forecast.density.network;

/// Where the skew of the law comes from. It is bounded in every case.
public enum Skew {
    /// The law is symmetric.
    NONE,
    /// From the anchor: one for each horizon, the same at all times.
    HORIZON,
    /// From the network too. It gains on the log score and makes the probability of Up noisy.
    NETWORK
}
