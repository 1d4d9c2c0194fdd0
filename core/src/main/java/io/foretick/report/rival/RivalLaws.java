package io.foretick.report.rival;

import io.foretick.base.DensityCurve;
import io.foretick.event.Bar;
import io.foretick.market.AssetPrices;

import org.jspecify.annotations.Nullable;

/// A [Rival] at work on one run. Mutable, owned by the run's recorder.
public interface RivalLaws {

    /// Takes a coin's price, where it is new; asked for each coin on each tick.
    void onPrice(AssetPrices prices, long nowNs);

    /// Takes a closed candle.
    void onCandle(String asset, Bar bar);

    /// The law of a coin's return from now on, null where too little was seen.
    @Nullable DensityCurve at(String asset, long nowNs);
}
