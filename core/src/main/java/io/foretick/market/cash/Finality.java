package io.foretick.market.cash;

/// When a trade of ours is final.
public enum Finality {
    /// As soon as it is told, and a resolved market pays by itself: a simulated venue.
    AT_ONCE,
    /// When a chain has settled it, seconds later or never, and a resolved market pays when it is
    /// redeemed: a real venue.
    ON_CHAIN
}
