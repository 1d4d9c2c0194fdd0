package io.foretick.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;

/// What `direction replay` prints of its summary: the verdict, one line a model, and where the rest
/// is.
final class DirectionReplayText {

    private static final String ROW = "%-13s %7s %9s %9s %9s %9s %9s %9s  %s%n";

    private DirectionReplayText() {}

    static String of(ObjectNode summary, Path runDir) {
        Formatter text = new Formatter(Locale.ROOT);
        JsonNode run = summary.path("run");
        text.format(
                "%s: %s, timeframe %s, %s, %d candles from %s to %s, %.1f s%n",
                summary.path("passed").asBoolean() ? "PASS" : "FAIL",
                run.path("symbol").asString(),
                run.path("tf").asString(),
                run.path("mode").asString(),
                run.path("candles").asLong(),
                run.path("from").asString(),
                run.path("to").asString(),
                run.path("wall_seconds").asDouble());
        text.format(
                ROW,
                "model",
                "n",
                "log loss",
                "base rate",
                "ece",
                "sd(p)",
                "coverage",
                "action",
                "in words");
        row(text, "ENSEMBLE", summary.path("ensemble"));
        for (Map.Entry<String, JsonNode> model : summary.path("models").properties()) {
            row(text, model.getKey(), model.getValue());
        }
        problems(text, "failed ", summary.at("/checks/errors"));
        problems(text, "warning", summary.at("/checks/warnings"));
        text.format("report  %s%n", runDir.resolve("report.html"));
        return text.toString();
    }

    private static void row(Formatter text, String name, JsonNode model) {
        if (model.isEmpty()) {
            return;
        }
        text.format(
                ROW,
                name,
                model.path("n").asLong(),
                figure(model.path("log_loss")),
                figure(model.path("base_rate_log_loss")),
                figure(model.path("ece")),
                figure(model.path("sd_p")),
                figure(model.path("coverage")),
                figure(model.path("action_accuracy")),
                model.path("verdict").asString("").split(":", 2)[0]);
    }

    private static String figure(JsonNode node) {
        return node.isNumber() ? String.format(Locale.ROOT, "%.5f", node.asDouble()) : "-";
    }

    private static void problems(Formatter text, String kind, JsonNode problems) {
        for (JsonNode problem : problems) {
            String model = problem.path("model").asString("");
            text.format(
                    "%s %s%s: %s%n",
                    kind,
                    model.isEmpty() ? "" : model + ", ",
                    problem.path("check").asString(),
                    problem.path("text").asString());
        }
    }
}
