package io.foretick.exchange.polymarket.price;

import io.foretick.venue.polymarket.Coin;

/// The price of one second.
///
/// @param second the second it is about
/// @param toldNs when the venue tells it
public record PriceTick(PriceSeries series, Coin coin, long second, long priceE8, long toldNs) {}
