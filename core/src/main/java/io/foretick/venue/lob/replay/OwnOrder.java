package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.OrderKind;

/// An order of ours as we know it, which lags what the exchange knows by the latency. Owned by the
/// replay, which uses the object again once a finished order was dropped: keep its number, not the
/// object.
public final class OwnOrder {

    /// What we asked of the exchange and it has not answered yet.
    public enum Request {
        NONE,
        PLACE,
        MODIFY,
        CANCEL
    }

    long id;
    boolean buy;
    OrderKind kind = OrderKind.GOOD_TILL_CANCELLED;
    long tick;
    long lots;
    long openLots;
    OrderStatus status = OrderStatus.SENT;
    Request open = Request.NONE;
    long filledTick;
    long filledLots;
    boolean maker;
    long exchangeNs;
    int underway;
    final RestingOrder resting = new RestingOrder(this);

    OwnOrder() {}

    void start(long newId, boolean isBuy, OrderKind newKind, long newTick, long newLots) {
        id = newId;
        buy = isBuy;
        kind = newKind;
        tick = newTick;
        lots = newLots;
        openLots = newLots;
        status = OrderStatus.SENT;
        open = Request.PLACE;
        filledTick = 0;
        filledLots = 0;
        maker = false;
        exchangeNs = 0;
    }

    /// The number that we gave it.
    public long id() {
        return id;
    }

    public boolean isBuy() {
        return buy;
    }

    public OrderKind kind() {
        return kind;
    }

    public long tick() {
        return tick;
    }

    /// Its whole quantity, fills included.
    public long lots() {
        return lots;
    }

    /// What has not filled.
    public long openLots() {
        return openLots;
    }

    public OrderStatus status() {
        return status;
    }

    /// What we asked and was not answered yet.
    public Request openRequest() {
        return open;
    }

    /// Whether it rests and no request is on its way.
    public boolean cancellable() {
        boolean rests = status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
        return rests && open == Request.NONE;
    }

    /// Price of its last fill.
    public long filledTick() {
        return filledTick;
    }

    /// Quantity of its last fill.
    public long filledLots() {
        return filledLots;
    }

    /// Whether it rested at its last fill.
    public boolean filledAsMaker() {
        return maker;
    }

    /// When the exchange did what we heard of last.
    public long exchangeNs() {
        return exchangeNs;
    }
}
