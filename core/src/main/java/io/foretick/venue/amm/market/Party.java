package io.foretick.venue.amm.market;

/// Who pays into the pool and receives from it.
public enum Party {
    /// Us.
    MAKER,
    NOISE,
    ARBITRAGEUR,
    /// Whoever provided the liquidity at the start.
    PROVIDER,
    /// The account that fees leave to, where a pool does not keep them.
    FEES
}
