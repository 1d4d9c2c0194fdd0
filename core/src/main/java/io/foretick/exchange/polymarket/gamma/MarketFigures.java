package io.foretick.exchange.polymarket.gamma;

/// What a market's book looks like to the lists, in the view of Up.
///
/// @param bestBidE8 [#NONE] if there is no bid
/// @param bestAskE8 [#NONE] if there is no ask
/// @param lastPriceE8 of the last trade, [#NONE] before the first
/// @param volumeE8 pUSD traded so far
public record MarketFigures(
        long tickE8, long bestBidE8, long bestAskE8, long lastPriceE8, long volumeE8) {

    /// No such price.
    public static final long NONE = -1;
}
