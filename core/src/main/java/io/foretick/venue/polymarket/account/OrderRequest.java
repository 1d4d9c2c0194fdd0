package io.foretick.venue.polymarket.account;

import io.foretick.base.Checks;
import io.foretick.event.TimeInForce;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.OrderStruct;

/// An order that is ready to be signed and sent.
///
/// @param orderId our number of it
/// @param name the venue's id: its digest in `domain`
/// @param order what the signature covers
/// @param timeInForce how long it lives
/// @param postOnly refuse rather than take
/// @param expirationSecond when a GTD order is to be dropped, as the venue wants it told; else 0
public record OrderRequest(
        long orderId,
        String name,
        OrderStruct order,
        ExchangeDomain domain,
        TimeInForce timeInForce,
        boolean postOnly,
        long expirationSecond) {

    public OrderRequest {
        Checks.positive(orderId, "orderId");
        Checks.notBlank(name, "name");
        Checks.notNegative(expirationSecond, "expirationSecond");
    }
}
