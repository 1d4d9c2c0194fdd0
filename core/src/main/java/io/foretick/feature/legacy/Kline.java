package io.foretick.feature.legacy;

import io.foretick.base.Checks;

/// One hour of trades as the exchange's kline files give it. Not a bar of the live market: its
/// numbers are estimates' input and never matched or booked.
///
/// @param openEpoch when the hour begins, as it stands in the file: ms, µs or ns by year and source
/// @param volume quantity traded, in the base coin
/// @param takerBuyVolume the part of it that buyers took
public record Kline(
        long openEpoch,
        double open,
        double high,
        double low,
        double close,
        double volume,
        double takerBuyVolume) {

    public Kline {
        Checks.notNegative(openEpoch, "openEpoch");
        Checks.inRange(low, Double.MIN_VALUE, Double.MAX_VALUE, "low");
        Checks.inRange(high, low, Double.MAX_VALUE, "high");
        Checks.inRange(open, low, high, "open");
        Checks.inRange(close, low, high, "close");
        Checks.inRange(volume, 0.0, Double.MAX_VALUE, "volume");
        Checks.inRange(takerBuyVolume, 0.0, volume, "takerBuyVolume");
    }
}
