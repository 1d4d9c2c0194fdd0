package io.foretick.report.lab;

import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A result as JSON, for its file and for programs. Writing only; [TrialFile] reads. A number that
/// JSON does not have is the text `NaN`, `Infinity` or `-Infinity`.
final class TrialJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private TrialJson() {}

    /// All of a result.
    static ObjectNode of(TrialResult result) {
        ObjectNode node = MAPPER.createObjectNode().put("id", result.id());
        ObjectNode values = node.putObject("values");
        result.values().forEach(values::put);
        node.put("failure", result.failure());
        put(result.money(), node.putObject("money"));
        put(result.activity(), node.putObject("activity"));
        put(result.risk(), node.putObject("risk"));
        put(result.model(), node.putObject("model"));
        var periods = node.putArray("periods");
        result.periods().forEach(periods::add);
        var alarms = node.putArray("alarms");
        result.alarms().forEach(alarms::add);
        return node.put("digest", result.digest());
    }

    /// Writes a number, or the text that stands for it.
    static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.put(key, Double.toString(value));
        }
    }

    private static void put(Money money, ObjectNode node) {
        node.put("spread_e8", money.spreadE8());
        node.put("inventory_e8", money.inventoryE8());
        node.put("fees_e8", money.feesE8());
        node.put("hedge_e8", money.hedgeE8());
        node.put("bribes_e8", money.bribesE8());
        node.put("total_e8", money.totalE8());
    }

    private static void put(Activity activity, ObjectNode node) {
        node.put("events", activity.events());
        node.put("quotes", activity.quotes());
        node.put("fills", activity.fills());
        node.put("hedges", activity.hedges());
        put(node, "volume_usd", activity.volumeUsd());
        put(node, "included", activity.included());
    }

    private static void put(Risk risk, ObjectNode node) {
        put(node, "per_thousand", risk.perThousand());
        put(node, "per_thousand_peak", risk.perThousandPeak());
        put(node, "sharpe", risk.sharpe());
        put(node, "drawdown_usd", risk.drawdownUsd());
        put(node, "value_at_risk_usd", risk.valueAtRiskUsd());
        put(node, "shortfall_usd", risk.shortfallUsd());
        put(node, "position_usd_mean", risk.positionUsdMean());
        put(node, "position_usd_max", risk.positionUsdMax());
    }

    private static void put(Model model, ObjectNode node) {
        node.put("training", model.training());
        node.put("rows", model.rows());
        put(node, "correlation", model.correlation());
        put(node, "hit_rate", model.hitRate());
    }
}
