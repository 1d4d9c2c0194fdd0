package io.foretick.report.rival;

import io.foretick.base.DensityCurve;
import io.foretick.event.Bar;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.market.AssetPrices;
import io.foretick.math.Elementary;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The laws of a model that follows prices, sampled as a session samples them. Mutable, owned by
/// the run's recorder.
final class FollowedLaws implements RivalLaws {

    private final ForecasterFactory forecasters;
    private final Map<String, Track> tracks = new HashMap<>();

    /// One coin, and the price it was last shown.
    private static final class Track {
        private final Forecaster forecaster;
        private long sampledNs = Long.MIN_VALUE;

        Track(Forecaster forecaster) {
            this.forecaster = forecaster;
        }
    }

    FollowedLaws(ForecasterFactory forecasters) {
        this.forecasters = forecasters;
    }

    @Override
    public void onPrice(AssetPrices prices, long nowNs) {
        long priceE8 = prices.followedPriceE8();
        if (priceE8 == 0) {
            return;
        }
        Track track =
                tracks.computeIfAbsent(
                        prices.asset(), asset -> new Track(forecasters.forAsset(asset)));
        if (prices.touchedNs() > track.sampledNs) {
            track.forecaster.onPrice(nowNs, Elementary.log((double) priceE8));
            track.sampledNs = prices.touchedNs();
        }
    }

    @Override
    public void onCandle(String asset, Bar bar) {} // its close is a price, which is sampled

    @Override
    public @Nullable DensityCurve at(String asset, long nowNs) {
        Track track = tracks.get(asset);
        return track == null ? null : track.forecaster.curveAt(nowNs);
    }
}
