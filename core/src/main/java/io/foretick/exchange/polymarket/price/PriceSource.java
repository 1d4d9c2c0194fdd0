package io.foretick.exchange.polymarket.price;

import io.foretick.venue.polymarket.Coin;

/// The prices of past seconds. Any thread.
public interface PriceSource {

    /// In E8.
    long priceE8(PriceSeries series, Coin coin, long epochSecond);
}
