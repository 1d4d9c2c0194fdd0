package io.foretick.cli;

import io.foretick.forecast.density.score.EntryScore;
import io.foretick.forecast.density.score.HeldOutScore;
import io.foretick.forecast.density.score.MeanDifference;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// What `density train` prints of a comparison on held-out returns, as text or as JSON. The first
/// entry is the model that was trained.
record HeldOutTables(List<HeldOutScore> scores) {

    /// Two tables, one row an entry and one column a horizon.
    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        List<EntryScore> entries = scores.getFirst().entries();
        text.format("%nmean log score on held-out returns, nats%n");
        header(text);
        text.format("%-16s", "returns");
        scores.forEach(score -> text.format(" %15d", score.returns()));
        for (int k = 0; k < entries.size(); k++) {
            text.format("%n%-16s", entries.get(k).name());
            for (HeldOutScore score : scores) {
                text.format(" %15.4f", score.entries().get(k).nats());
            }
        }
        text.format("%n%n%s over the others, nats (t by days)%n", entries.getFirst().name());
        header(text);
        for (int k = 1; k < entries.size(); k++) {
            text.format("%-16s", entries.get(k).name());
            for (HeldOutScore score : scores) {
                MeanDifference over = score.entries().getFirst().over().get(k);
                text.format(" %15s", "%+.4f (%.1f)".formatted(over.mean(), over.t()));
            }
            text.format("%n");
        }
        return text.toString();
    }

    /// Adds one object a horizon.
    void addTo(ArrayNode target) {
        for (HeldOutScore score : scores) {
            EntryScore model = score.entries().getFirst();
            ObjectNode node = target.addObject();
            node.put("horizon", score.horizon());
            node.put("returns", score.returns());
            node.put("model_nats", model.nats());
            ObjectNode versus = node.putObject("versus");
            for (int k = 1; k < score.entries().size(); k++) {
                EntryScore other = score.entries().get(k);
                put(versus.putObject(other.name()), other, model.over().get(k));
            }
        }
    }

    private void header(Formatter text) {
        text.format("%-16s", "");
        scores.forEach(score -> text.format(" %15s", score.horizon()));
        text.format("%n");
    }

    private static void put(ObjectNode node, EntryScore other, MeanDifference over) {
        node.put("nats", other.nats());
        node.put("diff_nats", over.mean());
        if (Double.isFinite(over.standardError())) {
            node.put("standard_error", over.standardError());
        }
        if (Double.isFinite(over.t())) {
            node.put("dm_t", over.t());
        }
        node.put("blocks", over.blocks());
    }
}
