package io.foretick.forecast;

import io.foretick.base.DensityCurve;

/// Follows the price of one coin and tells the law of its coming return. Mutable; owned by one
/// thread. The same prices at the same times must give the same laws, so it may use no clock and no
/// unseeded random number. It decides no trade.
public interface Forecaster {

    /// Takes a price, about one a second; times never decrease.
    ///
    /// @param timeNs nanoseconds since the Unix epoch
    /// @param priceLog natural logarithm of the price
    void onPrice(long timeNs, double priceLog);

    /// The law of the log return from `timeNs` on, at every horizon. Called after at least one
    /// price, at its time or later.
    DensityCurve curveAt(long timeNs);
}
