package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.market.Pnl;
import io.foretick.market.Position;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/// What each strategy did and earned, from the account and from its fills, with intervals. Made
/// once, at the end of a run.
///
/// Intervals are of the mean over markets. They draw whole windows, or whole UTC days, because
/// markets of one time depend on each other: coins move together and windows lie in each other.
final class StrategyReport {

    private final Engine engine;
    private final ScorePoints points;
    private final Map<String, StrategyFills> strategies;

    StrategyReport(Engine engine, ScorePoints points, Map<String, StrategyFills> strategies) {
        this.engine = engine;
        this.points = points;
        this.strategies = strategies;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        strategies.forEach((name, fills) -> putStrategy(json.putObject(name), name, fills));
        return json;
    }

    private void putStrategy(ObjectNode json, String name, StrategyFills fills) {
        Pnl pnl = engine.account().pnl(name);
        json.put("orders", fills.orders());
        json.put("fills", fills.fills());
        json.put("maker_fills", fills.makerFills());
        json.put("shares", JsonNumbers.decimal(fills.sharesE8()));
        json.put("volume", JsonNumbers.decimal(fills.volumeE8()));
        json.put("fees", JsonNumbers.decimal(pnl.feesE8()));
        ObjectNode money = json.putObject("pnl");
        money.put("total", JsonNumbers.decimal(pnl.totalE8()));
        money.put("trading", JsonNumbers.decimal(pnl.tradingE8()));
        money.put("settlement", JsonNumbers.decimal(pnl.settlementE8()));
        putMean(money, name + " pnl", pnlByMarket(name));
        ObjectNode edge = json.putObject("edge");
        edge.put("fills", fills.edge().fills());
        JsonNumbers.put(edge, "mean", fills.edge().mean());
        JsonNumbers.put(edge, "mean_after_fee", fills.edge().meanAfterCosts());
        putMean(edge.putObject("usd_after_fee"), name + " edge", fills.edgeUsdByMarket());
        putMarkouts(json.putObject("markout"), fills);
    }

    private static void putMarkouts(ObjectNode json, StrategyFills fills) {
        for (int k = 0; k < fills.markouts().size(); k++) {
            StrategyFills.Sums sums = fills.markouts().get(k);
            ObjectNode horizon = json.putObject(Markouts.HORIZONS_SECONDS.get(k) + "s");
            horizon.put("n", sums.fills());
            JsonNumbers.put(horizon, "mean", sums.mean());
            JsonNumbers.put(horizon, "mean_profit", sums.meanAfterCosts());
        }
    }

    /// What the strategy won in each market that is done.
    private Map<Integer, Double> pnlByMarket(String name) {
        Map<Integer, Double> byMarket = new LinkedHashMap<>();
        engine.account()
                .forEachPosition(position -> {
                    Pnl pnl = position.pnl(name);
                    if (!pnl.equals(Pnl.ZERO) && !isOpen(position)) {
                        byMarket.put(position.market(), E8.toDouble(pnl.totalE8()));
                    }
                });
        return byMarket;
    }

    private static boolean isOpen(Position position) {
        return !position.resolved()
                && (position.heldE8(Outcome.UP) > 0 || position.heldE8(Outcome.DOWN) > 0);
    }

    private void putMean(ObjectNode json, String name, Map<Integer, Double> usdByMarket) {
        double[] usd = usdByMarket.values().stream().mapToDouble(Double::doubleValue).toArray();
        long[] windows = usdByMarket.keySet().stream().mapToLong(this::startNs).toArray();
        long[] days = new long[windows.length];
        double sum = 0;
        for (int k = 0; k < usd.length; k++) {
            days[k] = Math.floorDiv(windows[k], Times.DAY_NS);
            sum += usd[k];
        }
        json.put("markets", usd.length);
        JsonNumbers.put(json, "mean", sum / usd.length);
        JsonNumbers.putInterval(
                json, "ci95_windows", points.interval(usd, windows, name + " windows"));
        JsonNumbers.putInterval(json, "ci95_days", points.interval(usd, days, name + " days"));
    }

    private long startNs(int market) {
        return engine.state().terms(market) instanceof Market terms ? terms.window().startNs() : 0;
    }
}
