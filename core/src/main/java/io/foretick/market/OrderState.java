package io.foretick.market;

/// What we know of an order of ours. Checkpoints hold the ordinal: append only.
public enum OrderState {
    /// Sent, and nothing heard yet.
    PENDING,
    /// Rests on the venue.
    LIVE,
    /// Sent before a restart, outcome not known; counts as if it were working.
    UNKNOWN,
    /// Done: refused, filled, cancelled or expired.
    CLOSED
}
