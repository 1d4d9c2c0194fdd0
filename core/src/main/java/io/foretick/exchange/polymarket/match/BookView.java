package io.foretick.exchange.polymarket.match;

import io.foretick.event.Side;

import java.util.List;

/// The book of one token at one moment, its levels from the worst to the best, as the venue lists
/// them.
///
/// @param bids ascending
/// @param asks descending
/// @param lastPriceE8 of the last trade in this token's view, [#NO_PRICE] before the first
/// @param lastSide the taker's side of it in this token's view
/// @param changedNs when the market last changed
public record BookView(
        ListedMarket market,
        String tokenId,
        List<Level> bids,
        List<Level> asks,
        long tickE8,
        long lastPriceE8,
        Side lastSide,
        long changedNs) {

    /// No trade yet, or no order on that side.
    public static final long NO_PRICE = -1;

    /// All that rests at one price.
    public record Level(long priceE8, long sizeE8) {}

    public BookView {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    public long bestBidE8() {
        return bids.isEmpty() ? NO_PRICE : bids.getLast().priceE8();
    }

    public long bestAskE8() {
        return asks.isEmpty() ? NO_PRICE : asks.getLast().priceE8();
    }
}
