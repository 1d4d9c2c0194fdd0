package io.foretick.event;

/// Why a book lost its trust. Journal files hold the ordinal: append only.
public enum BookLoss {
    /// A number of the venue's chain is missing.
    GAP,
    /// Nothing came for too long.
    STALL,
    /// The price step changed.
    TICK_CHANGE,
    /// The connection was lost.
    DISCONNECT,
    /// The best bid reached the best ask.
    CROSSED,
    /// A message of this book did not parse.
    MALFORMED
}
