package io.foretick.engine;

import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.market.AssetPrices;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.market.OracleSeries;
import io.foretick.market.SpotPrice;
import io.foretick.strategy.Gate;

/// Asks of one market whether it can be judged and traded at all, before any strategy looks. The
/// first gate that is shut is the answer.
final class MarketGates {

    private final Scope scope;
    private final Freshness freshness;
    private final Halts halts;

    MarketGates(Scope scope, Freshness freshness, Halts halts) {
        this.scope = scope;
        this.freshness = freshness;
        this.halts = halts;
    }

    Gate check(Evaluation view) {
        MarketSlot slot = view.slot();
        if (!scope.contains(slot.terms())) {
            return Gate.FILTERED;
        }
        Gate halted = halts.check(slot, view.nowNs());
        if (halted != Gate.OPEN) {
            return halted;
        }
        Gate known = checkKnown(view);
        if (known != Gate.OPEN) {
            return known;
        }
        Gate fresh = checkFresh(view);
        return fresh == Gate.OPEN ? checkBook(view) : fresh;
    }

    /// Whether a probability can be told, however old its inputs.
    boolean priced(Evaluation view) {
        return checkKnown(view) == Gate.OPEN;
    }

    /// Whether the window runs with its price and strike known.
    boolean compared(Evaluation view) {
        Gate gate = checkKnown(view);
        return view.started() && (gate == Gate.OPEN || gate == Gate.NO_DENSITY);
    }

    private static Gate checkKnown(Evaluation view) {
        Market market = view.slot().terms();
        if (market.rule() instanceof SettlementRule.Unknown) {
            return Gate.UNKNOWN_RULE;
        }
        if (view.ended()) {
            return Gate.MARKET_ENDED;
        }
        if (view.started() && view.slot().strikeE8() == 0) {
            return Gate.UNKNOWN_STRIKE;
        }
        if (!(view.price() > 0)) { // false for NaN
            return Gate.NO_PRICE;
        }
        return view.hasDensity() ? Gate.OPEN : Gate.NO_DENSITY;
    }

    private Gate checkFresh(Evaluation view) {
        long nowNs = view.receiveNs();
        AssetPrices prices = view.prices();
        if (nowNs - priceTouchedNs(view) > freshness.staleSpotNs()) {
            return Gate.STALE_SPOT;
        }
        if (view.slot().terms().rule() instanceof SettlementRule.OraclePrice
                && oracleIsStale(prices, nowNs)) {
            return Gate.STALE_ORACLE;
        }
        return nowNs - view.densityNs() > freshness.staleDensityNs()
                ? Gate.STALE_DENSITY
                : Gate.OPEN;
    }

    /// Receive time of the newest price that the market is judged by: one that settles on the spot
    /// pair knows no other, however often the oracle speaks.
    private static long priceTouchedNs(Evaluation view) {
        AssetPrices prices = view.prices();
        SpotPrice spot = prices.spot();
        boolean hasOracle = view.slot().terms().rule() instanceof SettlementRule.OraclePrice;
        return hasOracle || spot == null ? prices.touchedNs() : spot.touchedNs();
    }

    private boolean oracleIsStale(AssetPrices prices, long nowNs) {
        long newest = Book.NEVER_NS;
        for (int averageSeconds = 0; averageSeconds <= 60; averageSeconds += 30) {
            OracleSeries series = prices.oracle(averageSeconds);
            newest = series == null ? newest : Math.max(newest, series.touchedNs());
        }
        return newest != Book.NEVER_NS && nowNs - newest > freshness.staleOracleNs();
    }

    private Gate checkBook(Evaluation view) {
        Book book = view.slot().book();
        if (!book.trusted()) {
            return Gate.UNTRUSTED_BOOK;
        }
        if (view.receiveNs() - book.touchedNs() > freshness.staleBookNs()) {
            return Gate.STALE_BOOK;
        }
        return book.bids().isEmpty() && book.asks().isEmpty() ? Gate.EMPTY_BOOK : Gate.OPEN;
    }
}
