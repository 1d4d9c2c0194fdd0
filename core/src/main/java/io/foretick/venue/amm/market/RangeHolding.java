package io.foretick.venue.amm.market;

/// What one of our ranges would pay if it were taken out now, in whole coins in E8, rounded down.
///
/// @param baseE8 base, fees apart
/// @param quoteE8 quote, fees apart
/// @param baseFeeE8 fees earned in base and not paid out yet
/// @param quoteFeeE8 fees earned in quote and not paid out yet
/// @param inRange whether the price stands in the range, so that it earns
public record RangeHolding(
        long id, long baseE8, long quoteE8, long baseFeeE8, long quoteFeeE8, boolean inRange) {}
