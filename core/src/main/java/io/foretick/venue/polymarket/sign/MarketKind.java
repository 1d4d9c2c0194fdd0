package io.foretick.venue.polymarket.sign;

/// Which of the venue's exchange contracts settles a market.
public enum MarketKind {
    PLAIN,
    /// One of several markets of which exactly one pays.
    NEG_RISK
}
