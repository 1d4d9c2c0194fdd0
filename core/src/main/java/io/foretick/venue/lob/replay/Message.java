package io.foretick.venue.lob.replay;

import org.jspecify.annotations.Nullable;

/// A request on its way to the exchange, or an answer on its way to us. Reused by its [OrderBus].
final class Message {

    long timeNs;
    @Nullable OwnOrder order;
    OwnOrder.Request request = OwnOrder.Request.NONE;
    boolean refused;
    OrderStatus status = OrderStatus.SENT;
    long tick;
    long lots;
    long openLots;
    long filledTick;
    long filledLots;
    boolean maker;
    long exchangeNs;

    OwnOrder order() {
        if (order == null) {
            throw new IllegalStateException("a message without an order");
        }
        return order;
    }
}
