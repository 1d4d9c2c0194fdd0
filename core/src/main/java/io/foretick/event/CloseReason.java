package io.foretick.event;

/// Why an order ended. Journal files hold the ordinal: append only.
public enum CloseReason {
    FILLED,
    /// We asked for it.
    CANCELLED,
    /// Its time ran out.
    EXPIRED,
    /// The rest of a fill-or-kill or fill-and-kill order.
    KILLED,
    /// The market ended.
    MARKET_CLOSED
}
