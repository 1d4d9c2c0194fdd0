package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.OrderKind;

/// An order of ours as the exchange knows it. Owned by the [ExchangeSide].
final class RestingOrder {

    final OwnOrder owner;
    boolean buy;
    OrderKind kind = OrderKind.GOOD_TILL_CANCELLED;
    long tick;
    long lots;
    long openLots;
    OrderStatus status = OrderStatus.SENT;
    boolean live;
    double frontLots;
    double tradedLots;

    RestingOrder(OwnOrder owner) {
        this.owner = owner;
    }

    /// Joins the end of the queue at its price.
    void queueBehind(long levelLots) {
        frontLots = levelLots;
        tradedLots = 0;
    }

    /// Whether trades have reached it.
    boolean reached() {
        return Math.rint(frontLots) < 0;
    }
}
