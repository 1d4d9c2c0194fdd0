package io.foretick.exchange.source;

import io.foretick.base.E8;

/// All trades of one taker's order, which has one price in this world. How many trades an order
/// makes follows from its number alone; see [TakerOrders].
///
/// @param id counts the orders of a coin without a hole
/// @param timeNs venue time, whole microseconds
/// @param priceE8 in dollars
/// @param quantityE8 in coins, the sum of its trades
/// @param firstTradeId the number of its first trade
/// @param lastTradeId the number of its last trade
/// @param buyerIsMaker true where the taker sold
public record AggregateTrade(
        long id,
        long timeNs,
        long priceE8,
        long quantityE8,
        long firstTradeId,
        long lastTradeId,
        boolean buyerIsMaker) {

    /// Dollars paid; exact, as for a [SpotTrade].
    public long quoteE8() {
        return E8.multiply(priceE8, quantityE8);
    }
}
