package io.foretick.venue.polymarket.order;

import io.foretick.venue.polymarket.account.OrderRequest;

/// What becomes of the wish for an order before anything is sent.
public sealed interface OrderPlan {

    /// It can be signed and sent.
    record Ready(OrderRequest request) implements OrderPlan {}

    /// The venue would refuse it, so it stays here.
    ///
    /// @param reason for people
    record Refused(String reason) implements OrderPlan {}
}
