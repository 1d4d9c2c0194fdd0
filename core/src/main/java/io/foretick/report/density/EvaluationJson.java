package io.foretick.report.density;

import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.Fan;
import io.foretick.forecast.density.evaluation.GroupScores;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// An evaluation as the document that `evaluation.json` holds; `docs/forecasting.md` says what its
/// keys mean. What is not known is null. Pure functions.
public final class EvaluationJson {

    private EvaluationJson() {}

    /// The scores of the examined model at the top, those of its rivals under `rivals`, and the
    /// differences under `versus`.
    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        questions(evaluation, root.putObject("questions"));
        new ScoresJson(evaluation, 0).addTo(root);
        ObjectNode versus = root.putObject("versus");
        ObjectNode rivals = root.putObject("rivals");
        for (int k = 1; k < evaluation.contestants().size(); k++) {
            String name = evaluation.contestants().get(k);
            new VersusJson(evaluation, k).addTo(versus.putObject(name));
            new ScoresJson(evaluation, k).addTo(rivals.putObject(name));
        }
        return root;
    }

    /// A day and what was told of it, as prices.
    public static ObjectNode of(Fan fan) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("symbol", fan.symbol());
        ArrayNode path = root.putArray("path");
        for (Fan.Point point : fan.path()) {
            path.addArray().add(point.second()).add(Math.exp(point.logPrice()));
        }
        ArrayNode legs = root.putArray("legs");
        for (Fan.Leg leg : fan.legs()) {
            ArrayNode bands = legs.addObject().put("from", leg.fromSecond()).putArray("bands");
            for (Fan.Band band : leg.bands()) {
                bands.addArray()
                        .add(band.second())
                        .add(Math.exp(band.low90()))
                        .add(Math.exp(band.low50()))
                        .add(Math.exp(band.high50()))
                        .add(Math.exp(band.high90()));
            }
        }
        return root;
    }

    /// Adds a number, or null where it is none.
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void questions(Evaluation evaluation, ObjectNode node) {
        node.put("mix", evaluation.mix().questions());
        counts(evaluation.horizons(), node.putObject("by_horizon"));
        counts(evaluation.windows(), node.putObject("by_duration"));
        counts(evaluation.coins(), node.putObject("by_coin"));
        ObjectNode unanswered = node.putObject("unanswered");
        for (int k = 0; k < evaluation.contestants().size(); k++) {
            unanswered.put(evaluation.contestants().get(k), evaluation.unanswered().get(k));
        }
    }

    private static void counts(List<GroupScores> groups, ObjectNode node) {
        groups.forEach(group -> node.put(group.name(), group.questions()));
    }
}
