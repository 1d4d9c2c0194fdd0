package io.foretick.report.live;

import io.foretick.math.ShapeCorrection;

import org.jspecify.annotations.Nullable;

/// The forecast of one coin at one length of window, as the dashboard's second table shows it; a
/// plain copy that stays valid. NaN stands for what is not known.
///
/// @param price the coin's price in the terms of the running market's rule, else its spot price
/// @param refPriceE8 the running market's price to beat, 0 while it is not known
/// @param dist law of the log return until the running window ends; null without a density
/// @param extraDist law of the log return until the window after it ends; null without a density
/// @param probabilityUp that the running market ends up
/// @param ageMs age of the density by the receive clock, or [MarketRows#NEVER_MS]
/// @param freshMs how long trading goes on with this density if no other comes; 0 where it is too
///   old or missing
public record DistributionRow(
        String coin,
        String duration,
        double price,
        long refPriceE8,
        @Nullable ReturnLawRow dist,
        @Nullable ReturnLawRow extraDist,
        double probabilityUp,
        long ageMs,
        long freshMs) {

    /// Whether trading would refuse the density.
    public boolean stale() {
        return freshMs <= 0;
    }

    /// A law of log returns at one horizon.
    ///
    /// @param sigma standard deviation over the whole horizon, before the correction
    /// @param nu tail index
    /// @param lambda skew
    /// @param correction of its shape
    public record ReturnLawRow(
            double sigma,
            double nu,
            double lambda,
            ShapeCorrection correction,
            double horizonSeconds) {}
}
