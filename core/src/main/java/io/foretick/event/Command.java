package io.foretick.event;

import io.foretick.base.Checks;

/// What the engine wants from a venue. Each is journalled before it is sent.
public sealed interface Command {

    /// Engine time of the event that led to it.
    long timeNs();

    /// Place an order.
    ///
    /// @param orderId number of the order, counting up from 1 within a journal
    /// @param market the instrument number of the market
    /// @param strategy who wants it
    record PlaceOrder(long timeNs, long orderId, int market, String strategy, OrderTerms terms)
            implements Command {
        public PlaceOrder {
            Checks.positive(orderId, "orderId");
            Checks.notBlank(strategy, "strategy");
        }
    }

    /// Cancel one order.
    record CancelOrder(long timeNs, long orderId) implements Command {}

    /// Cancel all our orders of a market.
    record CancelMarket(long timeNs, int market) implements Command {}

    /// Cancel all our orders.
    record CancelAll(long timeNs) implements Command {}
}
