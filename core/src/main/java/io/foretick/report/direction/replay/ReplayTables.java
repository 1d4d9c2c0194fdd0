package io.foretick.report.direction.replay;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.text;

import io.foretick.report.html.Figures;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The tables that page and text of a replay share. They print the figures of the summary and
/// compute none; what is absent is a dash. Stateless.
final class ReplayTables {

    private static final List<String> SIDES = List.of("UP", "DOWN", "FLAT");
    private static final List<String> MODEL = List.of("Model");

    private final Map<String, JsonNode> models;

    ReplayTables(ObjectNode summary) {
        this.models = ModelNodes.of(summary);
    }

    TextTable scores() {
        var table =
                new TextTable(
                        "Probability of up where the price moved",
                        MODEL,
                        List.of(
                                "Moves",
                                "Brier",
                                "Log loss",
                                "Raw",
                                "Base rate’s",
                                "Constant’s",
                                "ECE",
                                "MCE",
                                "sd(p)"));
        models.forEach((name, model) ->
                table.add(
                        List.of(
                                name,
                                any(model.path("moves")),
                                cell(model, "brier", 5),
                                cell(model, "log_loss", 5),
                                cell(model, "log_loss_raw", 5),
                                cell(model, "base_rate_log_loss", 5),
                                cell(model, "constant_log_loss", 5),
                                cell(model, "ece", 4),
                                cell(model, "mce", 4),
                                cell(model, "sd_p", 4))));
        return table;
    }

    /// The verdict on each model in a sentence.
    TextTable verdicts() {
        var table = new TextTable("Skill", List.of("Model", "Verdict"), List.of());
        models.forEach((name, model) -> table.add(List.of(name, text(model.path("verdict")))));
        return table;
    }

    TextTable intervals() {
        var table =
                new TextTable(
                        "95 % intervals by blocks of candles",
                        MODEL,
                        List.of(
                                "Gain over base rate",
                                "Over a constant",
                                "ECE",
                                "Accuracy",
                                "Of actions"));
        models.forEach((name, model) ->
                table.add(
                        List.of(
                                name,
                                interval(model, "skill", 5),
                                interval(model, "constant_skill", 5),
                                interval(model, "ece", 3),
                                interval(model, "accuracy", 3),
                                interval(model, "action_accuracy", 3))));
        return table;
    }

    TextTable decisions() {
        var table =
                new TextTable(
                        "Decisions",
                        MODEL,
                        List.of(
                                "Rows",
                                "Accuracy",
                                "Last direction’s",
                                "Coverage",
                                "Actions",
                                "Of actions",
                                "Reward"));
        models.forEach((name, model) ->
                table.add(
                        List.of(
                                name,
                                any(model.path("n")),
                                cell(model, "accuracy", 4),
                                cell(model.path("last_direction"), "accuracy", 4),
                                cell(model, "coverage", 4),
                                any(model.path("actions")),
                                cell(model, "action_accuracy", 4),
                                cell(model, "reward_mean", 3))));
        return table;
    }

    /// Decisions for a side, the same with sides swapped, and confidence where the price moved.
    TextTable sides() {
        var table =
                new TextTable(
                        "Sides",
                        MODEL,
                        List.of("Right", "Swapped", "Confidence", "Likelier side came"));
        models.forEach((name, model) ->
                table.add(
                        List.of(
                                name,
                                cell(model, "non_flat_accuracy", 4),
                                cell(model, "swapped_accuracy", 4),
                                cell(model, "avg_conf", 4),
                                cell(model, "likelier_accuracy", 4))));
        return table;
    }

    /// Counts by decision and fact.
    TextTable confusion() {
        var table =
                new TextTable(
                        "Decision against fact",
                        List.of("Model", "Decision"),
                        List.of("came UP", "came DOWN", "came FLAT"));
        models.forEach((name, model) -> {
            for (String decision : SIDES) {
                JsonNode facts = model.path("confusion").path(decision);
                List<String> cells = new ArrayList<>();
                cells.add(decision.equals("UP") ? name : "");
                cells.add(decision);
                SIDES.forEach(fact -> cells.add(any(facts.path(fact))));
                table.add(cells);
            }
        });
        return table;
    }

    /// The bins of one model that hold anything.
    TextTable reliability(String name, JsonNode model) {
        var table =
                new TextTable(
                        name,
                        List.of("Probability of up"),
                        List.of("Moves", "Mean probability", "Share of rises"));
        for (JsonNode bin : model.path("calibration_bins")) {
            if (bin.path("n").asLong(0) > 0) {
                table.add(
                        List.of(
                                cell(bin, "low", 1) + " to " + cell(bin, "high", 1),
                                any(bin.path("n")),
                                cell(bin, "mean_probability", 4),
                                cell(bin, "observed", 4)));
            }
        }
        return table;
    }

    TextTable calibration() {
        var table =
                new TextTable(
                        "Slope a and shift b of the affine calibration",
                        List.of("Model", "Leading calibrators"),
                        List.of(
                                "a first",
                                "a last",
                                "a least",
                                "a largest",
                                "b first",
                                "b last",
                                "b least",
                                "b largest"));
        models.forEach((name, model) -> {
            JsonNode of = model.path("calibration");
            List<String> cells = new ArrayList<>();
            cells.add(name);
            cells.add(counts(of.path("calibrators")));
            for (String which : List.of("a", "b")) {
                for (String figure : List.of("first", "last", "min", "max")) {
                    cells.add(cell(of.path(which), figure, 3));
                }
            }
            table.add(cells);
        });
        return table;
    }

    TextTable abstention() {
        var table =
                new TextTable(
                        "Why FLAT",
                        MODEL,
                        List.of(
                                "Predicted",
                                "Of facts",
                                "Genuinely uncertain",
                                "Compressed by low a",
                                "Near the threshold",
                                "Other"));
        models.forEach((name, model) -> {
            JsonNode reasons = model.path("flat_reasons");
            table.add(
                    List.of(
                            name,
                            cell(model, "predicted_flat_share", 4),
                            cell(model, "fact_flat_share", 4),
                            any(reasons.path("GENUINE_UNCERTAINTY")),
                            any(reasons.path("COMPRESSION_BY_LOW_A")),
                            any(reasons.path("NEAR_THRESHOLD")),
                            any(reasons.path("OTHER"))));
        });
        return table;
    }

    /// Means over updates of how the models learnt.
    TextTable learning() {
        var table =
                new TextTable(
                        "Learning",
                        MODEL,
                        List.of(
                                "Learnt",
                                "Rate",
                                "Sample weight",
                                "Class weight",
                                "Anchor λ",
                                "Anchor moved"));
        List<String> keys =
                List.of(
                        "learnt_share",
                        "lr_eff",
                        "sample_weight",
                        "class_weight",
                        "anchor_lambda_eff",
                        "anchor_update_share");
        models.forEach((name, model) -> table.add(adaptation(name, model, keys)));
        return table;
    }

    /// Means over updates of what memory said, and the last norms.
    TextTable memory() {
        var table =
                new TextTable(
                        "Memory and weights",
                        MODEL,
                        List.of(
                                "Trust of context",
                                "Trust of decision",
                                "Anti-patterns",
                                "Norm",
                                "Average’s",
                                "Anchor’s"));
        List<String> keys =
                List.of(
                        "trust_ctx",
                        "trust_dec",
                        "anti_pattern_share",
                        "norm_params",
                        "norm_ema",
                        "norm_anchor");
        models.forEach((name, model) -> table.add(adaptation(name, model, keys)));
        return table;
    }

    private static List<String> adaptation(String name, JsonNode model, List<String> keys) {
        List<String> cells = new ArrayList<>(List.of(name));
        keys.forEach(key -> cells.add(any(model.path("adaptation").path(key))));
        return cells;
    }

    TextTable regimes() {
        var table =
                new TextTable(
                        "By regime of the market",
                        List.of("Model", "Regime"),
                        List.of(
                                "Rows",
                                "Accuracy",
                                "Of actions",
                                "Coverage",
                                "Log loss",
                                "Base rate’s",
                                "ECE"));
        models.forEach((name, model) -> {
            for (Map.Entry<String, JsonNode> one : model.path("regimes").properties()) {
                JsonNode regime = one.getValue();
                table.add(
                        List.of(
                                name,
                                one.getKey(),
                                any(regime.path("n")),
                                cell(regime, "accuracy", 4),
                                cell(regime, "action_accuracy", 4),
                                cell(regime, "coverage", 4),
                                cell(regime, "log_loss", 5),
                                cell(regime, "base_rate_log_loss", 5),
                                cell(regime, "ece", 4)));
            }
        });
        return table;
    }

    /// How often each model was sure and wrong.
    TextTable confident() {
        var table =
                new TextTable(
                        "Decisions with a confidence of 0.8 and more",
                        MODEL,
                        List.of("Decisions", "Wrong", "Rate"));
        models.forEach((name, model) -> {
            JsonNode of = model.path("confident_wrong");
            table.add(
                    List.of(
                            name,
                            any(of.path("confident")),
                            any(of.path("wrong")),
                            cell(of, "rate", 4)));
        });
        return table;
    }

    /// The most confident of those that were wrong, of all models.
    TextTable worst() {
        var table =
                new TextTable(
                        "The most confident that were wrong",
                        List.of("Model", "Candle", "Decision", "Came"),
                        List.of("p(up)", "Return, bp"));
        models.forEach((name, model) -> {
            for (JsonNode row : model.at("/confident_wrong/worst")) {
                table.add(
                        List.of(
                                name,
                                instant(row.path("candle_ts")),
                                text(row.path("direction")),
                                text(row.path("fact_dir")),
                                cell(row, "p_up", 4),
                                cell(row, "ret_bps", 2)));
            }
        });
        return table;
    }

    private static String counts(JsonNode node) {
        List<String> parts = new ArrayList<>();
        node.properties().forEach(one -> parts.add(one.getKey() + " " + any(one.getValue())));
        return parts.isEmpty() ? Figures.ABSENT : String.join(", ", parts);
    }

    private static String cell(JsonNode node, String key, int decimals) {
        return fixed(number(node.path(key)), decimals);
    }

    private static String interval(JsonNode model, String key, int decimals) {
        JsonNode bounds = model.path("ci95").path(key);
        double low = number(bounds.path(0));
        double high = number(bounds.path(1));
        return Double.isNaN(low) || Double.isNaN(high)
                ? Figures.ABSENT
                : "[" + fixed(low, decimals) + ", " + fixed(high, decimals) + "]";
    }

    private static String instant(JsonNode millis) {
        return millis.isIntegralNumber()
                ? Instant.ofEpochMilli(millis.longValue()).toString()
                : Figures.ABSENT;
    }
}
