package io.foretick.cli;

import io.foretick.report.lab.Luck;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Locale;

/// What `foretick lab report` tells a person: the judgement first, then the best trials. Stateless.
final class LabWords {

    private LabWords() {}

    /// The text for a report's figures.
    static String of(JsonNode figures, Path page) {
        var text = new StringBuilder();
        text.append(
                "%s: %d trials, %d failed%n"
                        .formatted(
                                figures.path("experiment").asString(),
                                figures.path("trials").asInt(),
                                figures.path("failed").asInt()));
        JsonNode overfit = figures.path("overfit");
        String luck = figures.path("luck").asString().toUpperCase(Locale.ROOT);
        text.append(Luck.valueOf(luck).sentence()).append('\n');
        text.append("  deflated Sharpe     ").append(number(overfit, "deflated_sharpe"));
        text.append("  overfitting (PBO)   ").append(number(overfit, "pbo"));
        for (JsonNode best : figures.path("best")) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s  %+.2f per 1,000  Sharpe %+.2f  %+,.2f USD%n",
                            best.path("id").asString(),
                            best.path("per_thousand").asDouble(),
                            best.path("sharpe").asDouble(),
                            best.path("total_e8").asLong() * 1e-8));
        }
        text.append("page ").append(page).append('\n');
        return text.toString();
    }

    private static String number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNumber()
                ? String.format(Locale.ROOT, "%.3f%n", value.asDouble())
                : "not known\n";
    }
}
