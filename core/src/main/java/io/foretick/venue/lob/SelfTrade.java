package io.foretick.venue.lob;

/// What happens where an order would meet a resting one of the same owner.
public enum SelfTrade {
    /// They trade like any other two.
    ALLOWED,
    /// The resting one is cancelled and the taker goes on, as Hyperliquid does.
    CANCELS_RESTING
}
