package io.foretick.venue.lob;

/// How long an order lives and what it may do. A market order is an immediate one without a bound.
public enum OrderKind {
    /// Takes what it can at its price or better; the rest stays until it is cancelled.
    GOOD_TILL_CANCELLED,
    /// Never takes: refused where it would meet a resting order.
    POST_ONLY,
    /// Takes what it can; the rest is dropped.
    IMMEDIATE_OR_CANCEL,
    /// Takes all of its lots, or nothing.
    FILL_OR_KILL
}
