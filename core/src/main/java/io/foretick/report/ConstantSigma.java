package io.foretick.report;

import io.foretick.engine.Engine;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.ExpandingVariance;
import io.foretick.market.AssetPrices;
import io.foretick.math.Elementary;

import java.util.HashMap;
import java.util.Map;

/// The sigmas of each coin that plain baselines use: the constant of the model's training data,
/// which end before the run, and that of everything seen so far. Mutable, owned by [MarketScores].
final class ConstantSigma {

    private final EconometricModel model;
    private final Map<String, Track> tracks = new HashMap<>();

    /// One coin: its variance, and the price it was last shown.
    private static final class Track {
        private final ExpandingVariance variance;
        private long sampledNs = Long.MIN_VALUE;

        Track(ExpandingVariance variance) {
            this.variance = variance;
        }
    }

    ConstantSigma(EconometricModel model) {
        this.model = model;
    }

    /// Takes the prices of all coins, where they are new.
    void onTick(Engine engine, long nowNs) {
        for (AssetPrices prices : engine.state().assets()) {
            Track track = track(prices.asset());
            double price = prices.followedPriceE8();
            if (prices.touchedNs() > track.sampledNs && price > 0) {
                track.variance.onPrice(nowNs, Elementary.log(price));
                track.sampledNs = prices.touchedNs();
            }
        }
    }

    /// Fitted once, on data from before the run.
    double trainedPerSqrtSecond(String asset) {
        return model.constantSigmaPerSqrtSecond(asset);
    }

    /// Of everything seen so far; the trained one until an hour was seen.
    double seenPerSqrtSecond(String asset) {
        return track(asset).variance.sigmaPerSqrtSecond();
    }

    private Track track(String asset) {
        return tracks.computeIfAbsent(
                asset,
                name -> new Track(new ExpandingVariance(model.constantSigmaPerSqrtSecond(name))));
    }
}
