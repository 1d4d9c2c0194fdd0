package io.foretick.venue.lob.replay;

/// What we know of an order of ours.
public enum OrderStatus {
    /// Sent; the exchange has not answered.
    SENT,
    /// Rests.
    NEW,
    /// Refused, or what could not be taken at once.
    EXPIRED,
    FILLED,
    CANCELED,
    /// Filled in part; the rest rests, or is about to fill or expire.
    PARTIALLY_FILLED;

    /// Whether nothing more can happen to the order.
    public boolean done() {
        return this == EXPIRED || this == FILLED || this == CANCELED;
    }
}
