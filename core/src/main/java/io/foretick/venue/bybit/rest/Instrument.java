package io.foretick.venue.bybit.rest;

/// A pair of the spot market.
///
/// @param symbol such as `BTCUSDT`
/// @param trading whether it is open now
public record Instrument(String symbol, String asset, String quoteAsset, boolean trading) {}
