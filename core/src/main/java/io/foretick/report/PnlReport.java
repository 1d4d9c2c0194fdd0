package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.market.Pnl;
import io.foretick.market.Position;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was won and lost, in cash, from the account at the end of a run. A market that still holds
/// tokens shows as their cost, never at a guessed price: the totals by duration hold only markets
/// that are done, and with `unsettled_cost` taken off they add up to the total.
final class PnlReport {

    /// A market that was traded.
    private record Traded(int market, Market terms, Position position) {

        long totalE8() {
            return position.pnl().totalE8();
        }

        boolean isOpen() {
            return !position.resolved()
                    && (position.heldE8(Outcome.UP) > 0 || position.heldE8(Outcome.DOWN) > 0);
        }
    }

    private final Engine engine;
    private final ScorePoints points;
    private final Collection<String> strategies;
    private final List<Traded> traded = new ArrayList<>();

    PnlReport(Engine engine, ScorePoints points, Collection<String> strategies) {
        this.engine = engine;
        this.points = points;
        this.strategies = strategies;
        engine.account().forEachPosition(this::add);
    }

    ObjectNode json() {
        List<Traded> open = traded.stream().filter(Traded::isOpen).toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putParts(json, engine.account().pnl());
        json.put("open_positions", open.size());
        long costE8 = -open.stream().mapToLong(Traded::totalE8).sum();
        json.put("unsettled_cost", JsonNumbers.decimal(costE8));
        ObjectNode byStrategy = json.putObject("by_strategy");
        for (String strategy : strategies) {
            putParts(byStrategy.putObject(strategy), engine.account().pnl(strategy));
        }
        putDurations(json.putArray("by_duration"));
        return json;
    }

    private void add(Position position) {
        boolean moved = !position.pnl().equals(Pnl.ZERO);
        if (moved && engine.state().terms(position.market()) instanceof Market terms) {
            traded.add(new Traded(position.market(), terms, position));
        }
    }

    private static void putParts(ObjectNode json, Pnl pnl) {
        json.put("total", JsonNumbers.decimal(pnl.totalE8()));
        json.put("trading", JsonNumbers.decimal(pnl.tradingE8()));
        json.put("fees", JsonNumbers.decimal(pnl.feesE8()));
        json.put("settlement", JsonNumbers.decimal(pnl.settlementE8()));
    }

    private void putDurations(ArrayNode json) {
        Map<String, List<Traded>> byDuration = new LinkedHashMap<>();
        traded.stream()
                .filter(one -> !one.isOpen())
                .sorted(Comparator.comparingLong(one -> one.terms().window().lengthNs()))
                .forEach(one ->
                        byDuration
                                .computeIfAbsent(
                                        one.terms().window().durationName(), _ -> new ArrayList<>())
                                .add(one));
        byDuration.forEach((duration, markets) -> putDuration(json.addObject(), duration, markets));
    }

    private void putDuration(ObjectNode json, String duration, List<Traded> markets) {
        long totalE8 = markets.stream().mapToLong(Traded::totalE8).sum();
        double[] totals = markets.stream().mapToDouble(m -> E8.toDouble(m.totalE8())).toArray();
        long[] blocks = markets.stream().mapToLong(Traded::market).toArray();
        json.put("duration", duration);
        json.put("markets", markets.size());
        json.put("total", JsonNumbers.decimal(totalE8));
        JsonNumbers.put(json, "mean", E8.toDouble(totalE8) / markets.size());
        JsonNumbers.putInterval(json, "ci95", points.interval(totals, blocks, "pnl " + duration));
    }
}
