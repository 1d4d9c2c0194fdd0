package io.foretick.report.direction.replay;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A replay as text with tables. It prints the figures of the summary and computes none; what is
/// absent is a dash. Mutable, used once.
final class ReplayMarkdown {

    private final ObjectNode summary;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private ReplayMarkdown(ObjectNode summary) {
        this.summary = summary;
    }

    static String render(ObjectNode summary) {
        return new ReplayMarkdown(summary).write();
    }

    private String write() {
        header();
        problems("Failed checks", "errors");
        problems("Warnings", "warnings");
        var tables = new ReplayTables(summary);
        heading("Scores");
        table(tables.scores());
        table(tables.verdicts());
        table(tables.intervals());
        table(tables.decisions());
        table(tables.sides());
        table(tables.confusion());
        heading("Reliability");
        ModelNodes.of(summary).forEach((name, model) -> table(tables.reliability(name, model)));
        heading("Calibration");
        table(tables.calibration());
        heading("Abstention");
        table(tables.abstention());
        heading("Adaptation");
        table(tables.learning());
        table(tables.memory());
        table(tables.regimes());
        heading("Confident and wrong");
        table(tables.confident());
        table(tables.worst());
        return out.toString().stripTrailing() + "\n";
    }

    private void header() {
        JsonNode run = summary.path("run");
        line("# Direction replay: " + ReplayPage.name(summary));
        line("");
        line("**" + ReplayPage.verdict(summary) + "**");
        line("");
        for (Map.Entry<String, JsonNode> entry : run.properties()) {
            line("- " + entry.getKey() + ": " + value(entry.getValue()));
        }
        line("");
        counts("Counts", summary.path("counts"));
        counts("Facts", summary.path("facts"));
    }

    private static String value(JsonNode node) {
        return node.isFloatingPointNumber() ? fixed(number(node), 2) : text(node);
    }

    private void counts(String caption, JsonNode node) {
        List<String> cells = new ArrayList<>();
        node.forEach(value -> cells.add(any(value)));
        var table = new TextTable(caption, List.of(), List.copyOf(node.propertyNames()));
        table.add(cells);
        table(table);
    }

    private void problems(String title, String level) {
        heading(title);
        JsonNode problems = summary.path("checks").path(level);
        if (problems.isEmpty()) {
            line("None.");
        }
        for (JsonNode problem : problems) {
            line("- " + ReplayPage.problem(problem));
        }
        line("");
    }

    private void heading(String title) {
        line("## " + title);
        line("");
    }

    private void table(TextTable table) {
        if (table.rows().isEmpty()) {
            return;
        }
        line("**" + table.caption() + "**");
        line("");
        List<String> titles = new ArrayList<>(table.words());
        titles.addAll(table.numbers());
        row(titles);
        List<String> rule = new ArrayList<>(Collections.nCopies(table.words().size(), "---"));
        rule.addAll(Collections.nCopies(table.numbers().size(), "---:"));
        row(rule);
        table.rows().forEach(this::row);
        line("");
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
