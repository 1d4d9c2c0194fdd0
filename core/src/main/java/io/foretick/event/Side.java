package io.foretick.event;

/// Which way an order goes. Journal files hold the ordinal: append only.
public enum Side {
    BUY,
    SELL;

    /// The other side.
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
