package io.foretick.venue.polymarket.gateway;

import io.foretick.venue.polymarket.account.OrderRequest;

import java.io.IOException;

/// Writes orders as the venue takes them, signed. Called by the gateway's sender.
@FunctionalInterface
public interface OrderBodies {

    /// One JSON object, as `POST /order` takes it.
    ///
    /// @throws IOException if it cannot be signed now; the order is not sent then
    String body(OrderRequest request) throws IOException;
}
