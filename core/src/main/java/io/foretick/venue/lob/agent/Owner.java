package io.foretick.venue.lob.agent;

/// Who owns orders in an [AgentMarket].
public enum Owner {
    /// We.
    US,
    /// The background makers, all together.
    MAKERS,
    /// Takers of the tape.
    TAPE,
    /// Noise takers.
    NOISE
}
