package io.foretick.market;

import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.SettlementRule;
import io.foretick.event.Window;
import io.foretick.market.MarketSlot.StrikeSource;

import java.util.List;

/// Takes the prices that decide a market at the instants that its rule names. Functions over the
/// slots of one coin; holds nothing.
///
/// An exact boundary price is the oracle's value of that very second, the open or close of the very
/// candle, or a trade whose neighbour across the boundary has the next trade number. Everything
/// else is good enough to trade on until the venue speaks, and never to judge an outcome by.
final class Boundaries {

    /// How old a price may be that stands in for the one at the start.
    private static final int NEAR_SECONDS = 5;

    /// How long after the start a missing strike is still looked for.
    private static final long NEAR_SEARCH_NS = 20 * Times.SECOND_NS;

    private Boundaries() {}

    static void onOracle(AssetPrices prices, int averageSeconds, long second, long priceE8) {
        List<MarketSlot> slots = prices.markets();
        for (int k = 0; k < slots.size(); k++) {
            MarketSlot slot = slots.get(k);
            if (slot.terms().rule() instanceof SettlementRule.OraclePrice rule
                    && rule.averageSeconds() == averageSeconds) {
                Window window = slot.terms().window();
                if (second * Times.SECOND_NS == window.startNs()) {
                    slot.startExact(priceE8);
                } else if (second * Times.SECOND_NS == window.endNs()) {
                    slot.endExact(priceE8);
                }
            }
        }
    }

    /// Two neighbouring trades of the leading spot pair, with nothing between them.
    static void onNeighbours(
            AssetPrices prices, long oldNs, long oldPriceE8, long newNs, long newPriceE8) {
        if (Times.toEpochSecond(oldNs) == Times.toEpochSecond(newNs)) {
            return; // boundaries are whole seconds
        }
        List<MarketSlot> slots = prices.markets();
        for (int k = 0; k < slots.size(); k++) {
            MarketSlot slot = slots.get(k);
            Window window = slot.comparedWindow();
            boolean start = oldNs < window.startNs() && window.startNs() <= newNs;
            boolean end = oldNs < window.endNs() && window.endNs() <= newNs;
            switch (slot.terms().rule()) {
                case SettlementRule.WindowCandle _ when start -> slot.startExact(newPriceE8);
                case SettlementRule.BoundaryMinuteCloses _ when start ->
                        slot.startExact(oldPriceE8);
                case SettlementRule.WindowCandle _ when end -> slot.endExact(oldPriceE8);
                case SettlementRule.BoundaryMinuteCloses _ when end -> slot.endExact(oldPriceE8);
                case SettlementRule.WindowCandle _ -> {}
                case SettlementRule.BoundaryMinuteCloses _ -> {}
                case SettlementRule.OraclePrice _ -> {}
                case SettlementRule.Unknown _ -> {}
            }
        }
    }

    static void onBar(AssetPrices prices, Bar bar) {
        for (MarketSlot slot : prices.markets()) {
            Window window = slot.terms().window();
            switch (slot.terms().rule()) {
                case SettlementRule.WindowCandle _ -> {
                    if (bar.startNs() == window.startNs() && bar.endNs() <= window.endNs()) {
                        slot.startExact(bar.openE8());
                    }
                    if (bar.endNs() == window.endNs() && bar.startNs() >= window.startNs()) {
                        slot.endExact(bar.closeE8());
                    }
                }
                case SettlementRule.BoundaryMinuteCloses _ -> {
                    if (bar.lengthNs() == Times.MINUTE_NS && bar.startNs() == window.startNs()) {
                        slot.startExact(bar.closeE8());
                    }
                    if (bar.lengthNs() == Times.MINUTE_NS && bar.startNs() == window.endNs()) {
                        slot.endExact(bar.closeE8());
                    }
                }
                case SettlementRule.OraclePrice _ -> {}
                case SettlementRule.Unknown _ -> {}
            }
        }
    }

    /// Looks for a near strike of windows that have just begun without one.
    static void onTick(AssetPrices prices, long nowNs) {
        List<MarketSlot> slots = prices.markets();
        for (int k = 0; k < slots.size(); k++) {
            MarketSlot slot = slots.get(k);
            long sinceStartNs = nowNs - slot.comparedWindow().startNs();
            if (slot.strikeSource() == StrikeSource.NONE
                    && sinceStartNs >= 0
                    && sinceStartNs <= NEAR_SEARCH_NS) {
                long nearE8 = nearStart(prices, slot);
                if (nearE8 > 0) {
                    slot.strike(nearE8, StrikeSource.NEAR);
                }
            }
        }
    }

    private static long nearStart(AssetPrices prices, MarketSlot slot) {
        long second = Times.toEpochSecond(slot.comparedWindow().startNs());
        return switch (slot.terms().rule()) {
            case SettlementRule.OraclePrice rule -> nearOracle(prices, rule, second);
            case SettlementRule.WindowCandle _ -> nearSpot(prices, second);
            case SettlementRule.BoundaryMinuteCloses _ -> nearSpot(prices, second);
            case SettlementRule.Unknown _ -> 0;
        };
    }

    private static long nearOracle(
            AssetPrices prices, SettlementRule.OraclePrice rule, long second) {
        OracleSeries series = prices.oracle(rule.averageSeconds());
        long stated = series == null ? 0 : series.latestE8(second, NEAR_SECONDS);
        if (stated > 0) {
            return stated;
        }
        if (rule.averageSeconds() == 0) {
            return prices.oraclePriceBeforeE8(second, NEAR_SECONDS);
        }
        double mean = prices.meanPrice(second, rule.averageSeconds());
        return mean > 0 ? Math.round(mean * 1e8) : 0; // false for NaN
    }

    private static long nearSpot(AssetPrices prices, long second) {
        SpotPrice spot = prices.spot();
        return spot == null ? 0 : spot.priceBeforeE8(second, NEAR_SECONDS);
    }
}
