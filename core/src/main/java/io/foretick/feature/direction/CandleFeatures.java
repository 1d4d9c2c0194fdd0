package io.foretick.feature.direction;

import io.foretick.market.candle.CandleWindow;

import java.util.List;

/// Reads one model's features and pattern bins off a window of candles: a pure function of it, so
/// that a feature can be recomputed from any truncated history. May hold scratch; owned by one
/// thread.
public interface CandleFeatures {

    /// Candles that a window must hold before anything can be read.
    int LOOKBACK = 120;

    /// The features' names in their order.
    List<String> names();

    /// Writes the features of the newest candle.
    ///
    /// @param candles at least [#LOOKBACK] of them; only the newest [#LOOKBACK] count
    /// @param into as long as [#names]
    void read(CandleWindow candles, double[] into);

    /// The fine bins of the newest candle as `name=bin|name=bin`, names in alphabetical order.
    String fineBins(CandleWindow candles);

    /// The coarse bins of the newest candle in the same form.
    String coarseBins(CandleWindow candles);
}
