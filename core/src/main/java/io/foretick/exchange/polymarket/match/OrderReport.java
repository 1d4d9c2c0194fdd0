package io.foretick.exchange.polymarket.match;

/// Something that happened to one order.
public record OrderReport(Kind kind, OpenOrder order, long timeNs) {

    /// What happened, as the user channel names it.
    public enum Kind {
        PLACEMENT,
        UPDATE,
        CANCELLATION
    }
}
