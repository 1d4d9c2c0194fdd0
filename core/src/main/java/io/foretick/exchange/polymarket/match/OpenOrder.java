package io.foretick.exchange.polymarket.match;

import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

import java.util.List;

/// An order as it stands at one moment.
///
/// @param id its EIP-712 digest, or any unique name of a house account's order
/// @param account the address that holds the money, or the name of a house account
/// @param owner the API key under which it came, or the name of a house account
/// @param matchedE8 shares matched so far
/// @param expirationSecond as it was sent, 0 if none
/// @param status such as `LIVE`, `DELAYED`, `MATCHED`, `CANCELED`, `INVALID`,
///   `CANCELED_MARKET_RESOLVED`, or `CANCELED_` and a reason
/// @param tradeIds the trades it had a part in
public record OpenOrder(
        String id,
        String account,
        String owner,
        ListedMarket market,
        String tokenId,
        Side side,
        TimeInForce timeInForce,
        long priceE8,
        long originalE8,
        long matchedE8,
        long expirationSecond,
        long createdNs,
        String status,
        List<String> tradeIds) {

    public OpenOrder {
        tradeIds = List.copyOf(tradeIds);
    }
}
