package io.foretick.strategy;

import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;

/// One market as a strategy sees it at one instant. Reads go to the engine's own state: valid
/// during the evaluation only.
public interface MarketView {

    /// Engine time.
    long nowNs();

    /// Terms, book and strike.
    MarketSlot slot();

    /// Spot pair, oracle and basis of the coin.
    AssetPrices prices();

    /// What made the engine look.
    Trigger trigger();

    /// Whether the compared window has begun.
    boolean started();

    /// Seconds until the compared window ends.
    double secondsToEnd();

    /// The coin's price in the terms of the market's rule.
    double price();

    /// Probability that Up wins, by the market's own rule.
    double probabilityUp();

    /// Cash that the strategy may still use in this market, its orders in flight counted as filled.
    long cashE8();

    /// Up tokens that the strategy holds, its orders in flight counted as filled.
    long upE8();

    /// Down tokens that the strategy holds, its orders in flight counted as filled.
    long downE8();

    /// Quotes placed in this market so far, those that have closed included.
    int quotesPlaced();
}
