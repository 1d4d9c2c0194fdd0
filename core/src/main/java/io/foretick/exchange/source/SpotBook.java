package io.foretick.exchange.source;

import java.util.List;

/// The spot book of one coin as it stands for a step of 100 ms. Follows the price of the world; the
/// trades do not consume it.
///
/// @param timeNs when the step began
/// @param lastUpdateId number of the last change it holds
/// @param bids best first
/// @param asks best first, all above the best bid
public record SpotBook(long timeNs, long lastUpdateId, List<Level> bids, List<Level> asks) {

    public SpotBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /// A price and all that is offered there; in a change, a quantity of 0 removes the price.
    ///
    /// @param priceE8 in dollars
    /// @param quantityE8 in coins
    public record Level(long priceE8, long quantityE8) {}
}
