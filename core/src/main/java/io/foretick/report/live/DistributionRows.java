package io.foretick.report.live;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Forecasts.Published;
import io.foretick.engine.Freshness;
import io.foretick.event.Window;
import io.foretick.forecast.ReturnLaw;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.SpotPrice;
import io.foretick.report.live.DistributionRow.ReturnLawRow;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.polymarket.WindowLength;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the forecasts' table off an engine: document A's `manager_dist_report()`, a row for every
/// coin and length of window. Changes nothing; called on the engine's thread.
public final class DistributionRows {

    private DistributionRows() {}

    /// All rows, by coin in the order of listing, then by length.
    public static List<DistributionRow> of(Engine engine, Freshness freshness) {
        var rows = new ArrayList<DistributionRow>();
        for (AssetPrices prices : engine.state().assets()) {
            for (WindowLength length : WindowLength.values()) {
                MarketSlot running = running(prices, length, engine.nowNs());
                Optional<Window> window =
                        running == null
                                ? Slugs.windowAt(length, engine.nowNs())
                                : Optional.of(running.comparedWindow());
                window.map(w -> row(engine, freshness, prices, running, w)).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private static DistributionRow row(
            Engine engine,
            Freshness freshness,
            AssetPrices prices,
            @Nullable MarketSlot running,
            Window window) {
        Published published = engine.forecasts().of(prices.asset());
        DensityCurve curve = published == null ? null : published.density().curve();
        double left = Times.seconds(window.endNs() - engine.nowNs());
        double next = left + Times.seconds(window.lengthNs());
        long ageMs =
                published == null
                        ? MarketRows.NEVER_MS
                        : MarketRows.ageMs(engine.receiveNs(), published.publishedNs());
        return new DistributionRow(
                prices.asset(),
                window.durationName(),
                running == null ? spotPrice(prices) : engine.price(running),
                running == null ? 0 : running.strikeE8(),
                curve == null ? null : law(curve, left),
                curve == null ? null : law(curve, next),
                running == null ? Double.NaN : MarketRows.probability(engine, running),
                ageMs,
                ageMs < 0 ? 0 : Math.max(0, freshness.staleDensityMs() - ageMs));
    }

    private static @Nullable MarketSlot running(
            AssetPrices prices, WindowLength length, long nowNs) {
        for (MarketSlot slot : prices.markets()) {
            Window window = slot.comparedWindow();
            boolean runs = nowNs >= window.startNs() && nowNs < window.endNs();
            if (runs && window.durationName().equals(length.key())) {
                return slot;
            }
        }
        return null;
    }

    private static ReturnLawRow law(DensityCurve curve, double seconds) {
        ReturnLaw law = ReturnLaw.of(curve, seconds);
        return new ReturnLawRow(law.sigma(), law.nu(), law.lambda(), law.correction(), seconds);
    }

    private static double spotPrice(AssetPrices prices) {
        SpotPrice spot = prices.spot();
        return spot == null || spot.priceE8() == 0 ? Double.NaN : E8.toDouble(spot.priceE8());
    }
}
