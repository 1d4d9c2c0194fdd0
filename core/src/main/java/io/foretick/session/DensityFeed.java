package io.foretick.session;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.market.AssetPrices;
import io.foretick.math.Elementary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Makes the densities of all coins on each tick, and hands them over as events after the
/// configured delay. Owned by the session's thread. The engine never sees how they were made.
final class DensityFeed {

    /// A coin without a price for this long gets no further densities.
    private static final long SILENT_NS = 150 * Times.SECOND_NS;

    private final @Nullable ForecasterFactory forecasters;
    private final long modelDigest;
    private final long cadenceNs;
    private final long delayNs;
    private final Map<String, Track> tracks = new HashMap<>();
    private final Queue<Event.DensityPublished> under = new ArrayDeque<>();

    /// One coin: the instrument that stands for it, and what was seen of it.
    private static final class Track {
        private final int instrument;
        private final Forecaster forecaster;
        private final Digest seen = new Digest();
        private long sampledNs = Long.MIN_VALUE;
        private long publishedNs = Long.MIN_VALUE / 2;

        Track(int instrument, Forecaster forecaster) {
            this.instrument = instrument;
            this.forecaster = forecaster;
        }
    }

    /// @param forecasters null: it makes none
    DensityFeed(@Nullable ForecasterFactory forecasters, Config.Density config) {
        this.forecasters = forecasters;
        this.modelDigest = forecasters == null ? 0 : forecasters.digest();
        this.cadenceNs = config.cadenceMs() * Times.MILLI_NS;
        this.delayNs = config.delayMs() * Times.MILLI_NS;
    }

    /// Notes which instrument stands for a coin.
    void onListed(Event.Listed listed) {
        String asset = listed.terms().asset();
        if (forecasters != null && !tracks.containsKey(asset)) {
            tracks.put(asset, new Track(listed.instrument(), forecasters.forAsset(asset)));
        }
    }

    /// Samples prices and makes what is due.
    void onTick(Engine engine, long nowNs) {
        for (AssetPrices prices : engine.state().assets()) {
            Track track = tracks.get(prices.asset());
            if (track != null) {
                sample(track, prices, nowNs);
                publish(track, prices, nowNs);
            }
        }
    }

    /// When the next density reaches the engine, or [Timers#NONE_NS].
    long nextNs() {
        Event.DensityPublished next = under.peek();
        return next == null ? Timers.NONE_NS : next.timeNs();
    }

    Event.DensityPublished take() {
        return under.remove();
    }

    private static void sample(Track track, AssetPrices prices, long nowNs) {
        long touchedNs = prices.touchedNs();
        double price = prices.followedPriceE8();
        if (touchedNs > track.sampledNs && price > 0) {
            double priceLog = Elementary.log(price);
            track.forecaster.onPrice(nowNs, priceLog);
            track.seen.add(nowNs).add(priceLog);
            track.sampledNs = touchedNs;
        }
    }

    private void publish(Track track, AssetPrices prices, long nowNs) {
        boolean silent = nowNs - prices.touchedNs() > SILENT_NS;
        boolean unseen = track.sampledNs == Long.MIN_VALUE;
        if (unseen
                || silent
                || nowNs - track.publishedNs < cadenceNs
                || prices.markets().isEmpty()) {
            return;
        }
        track.publishedNs = nowNs;
        under.add(
                new Event.DensityPublished(
                        Stamp.internal(nowNs + delayNs, Source.ENGINE),
                        track.instrument,
                        nowNs,
                        modelDigest,
                        track.seen.value(),
                        track.forecaster.curveAt(nowNs)));
    }
}
