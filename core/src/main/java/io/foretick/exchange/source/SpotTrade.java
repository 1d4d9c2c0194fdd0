package io.foretick.exchange.source;

import io.foretick.base.E8;

/// One trade of the spot market, of which [AggregateTrade] joins those of one taker's order.
///
/// @param id counts the trades of a coin without a hole
/// @param timeNs venue time, whole microseconds
/// @param priceE8 in dollars
/// @param quantityE8 in coins
/// @param buyerIsMaker true where the taker sold
public record SpotTrade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {

    /// Dollars paid; exact, for tick times lot is a whole number of units.
    public long quoteE8() {
        return E8.multiply(priceE8, quantityE8);
    }
}
