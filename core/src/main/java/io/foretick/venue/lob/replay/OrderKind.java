package io.foretick.venue.lob.replay;

/// What an order does where it meets the other side.
public enum OrderKind {
    /// Takes what is better than its price, the rest at its price, and rests where nothing meets.
    GOOD_TILL_CANCEL,
    /// Rests or expires.
    POST_ONLY,
    /// Takes what it finds up to its price; the rest expires.
    IMMEDIATE_OR_CANCEL,
    /// Takes all of its quantity up to its price, or expires.
    FILL_OR_KILL,
    /// Takes what it finds at any price; the rest expires.
    MARKET
}
