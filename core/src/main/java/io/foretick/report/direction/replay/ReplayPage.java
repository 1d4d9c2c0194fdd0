package io.foretick.report.direction.replay;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.text;

import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Renders a replay as one page that needs nothing but itself. It prints the figures of the summary
/// and computes none; whatever is absent is left out or shown as a dash.
final class ReplayPage {

    private static final Set<String> SHOWN =
            Set.of("symbol", "tf", "mode", "from", "to", "wall_seconds", "candles_per_second");

    private final ObjectNode summary;
    private final ReplayTables tables;
    private final Markup out;

    private ReplayPage(ObjectNode summary, Markup out) {
        this.summary = summary;
        this.tables = new ReplayTables(summary);
        this.out = out;
    }

    /// The page as well-formed XHTML.
    static String render(ObjectNode summary) {
        return Page.of(
                "Foretick direction replay: " + name(summary),
                out -> new ReplayPage(summary, out).write());
    }

    /// What was replayed, in a few words.
    static String name(ObjectNode summary) {
        JsonNode run = summary.path("run");
        return "%s, timeframe %s, %s"
                .formatted(text(run.path("symbol")), text(run.path("tf")), text(run.path("mode")));
    }

    /// Whether it passed.
    static String verdict(ObjectNode summary) {
        return summary.path("passed").asBoolean(false) ? "PASS" : "FAIL";
    }

    /// A failed check or a warning in one line.
    static String problem(JsonNode problem) {
        String model = problem.path("model").asString("");
        String check = text(problem.path("check"));
        return (model.isEmpty() ? "" : model + ", ") + check + ": " + text(problem.path("text"));
    }

    private void write() {
        header();
        keyFigures();
        problems("Failed checks", "errors", "problems");
        problems("Warnings", "warnings", "");
        scores();
        new ReplayCharts(summary, out).writeReliability();
        new ReplayCharts(summary, out).writeCalibration();
        section("Abstention", List.of(tables.abstention()));
        section("Adaptation", List.of(tables.learning(), tables.memory()));
        section("Regimes", List.of(tables.regimes()));
        section("Confident and wrong", List.of(tables.confident(), tables.worst()));
    }

    private void header() {
        JsonNode run = summary.path("run");
        out.open("header").leaf("h1", name(summary));
        out.open("p", "class", "period");
        out.text(text(run.path("from")) + " to " + text(run.path("to"))).close();
        out.open("dl", "class", "facts");
        for (Map.Entry<String, JsonNode> entry : run.properties()) {
            if (!SHOWN.contains(entry.getKey())) {
                JsonNode value = entry.getValue();
                fact(title(entry.getKey()), value.isNumber() ? any(value) : text(value));
            }
        }
        fact("Wall time", Figures.span(number(run.path("wall_seconds"))));
        fact("Candles a second", fixed(number(run.path("candles_per_second")), 0));
        out.close().close();
    }

    private static String title(String key) {
        String words = key.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void fact(String name, String value) {
        out.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private void keyFigures() {
        JsonNode main = ModelNodes.main(summary);
        out.open("dl", "class", "figures");
        figure("Result", verdict(summary), found());
        figure("Log loss", fixed(number(main.path("log_loss")), 4), "base rate " + baseRate(main));
        figure("Calibration error", fixed(number(main.path("ece")), 4), interval(main, "ece"));
        figure("Accuracy", share(main.path("accuracy")), interval(main, "accuracy"));
        String actions = any(main.path("actions")) + " actions";
        figure("Of actions", share(main.path("action_accuracy")), actions);
        String spread = "sd(p) " + fixed(number(main.path("sd_p")), 4);
        figure("Coverage", share(main.path("coverage")), spread);
        out.close();
    }

    private String found() {
        JsonNode checks = summary.path("checks");
        return checks.path("errors").size()
                + " errors, "
                + checks.path("warnings").size()
                + " warnings";
    }

    private static String baseRate(JsonNode main) {
        return fixed(number(main.path("base_rate_log_loss")), 4);
    }

    private static String share(JsonNode node) {
        double share = number(node);
        return Double.isNaN(share) ? Figures.ABSENT : fixed(100 * share, 1) + " %";
    }

    private static String interval(JsonNode main, String key) {
        return Figures.interval(main.path("ci95").path(key));
    }

    private void figure(String name, String value, String beside) {
        out.open("div").leaf("dt", name).leaf("dd", value);
        out.leaf("dd", beside, "class", "beside").close();
    }

    private void problems(String title, String level, String style) {
        JsonNode problems = summary.path("checks").path(level);
        if (problems.isEmpty()) {
            return;
        }
        out.open("section", "class", style).leaf("h2", title).open("ul");
        problems.forEach(problem -> out.leaf("li", problem(problem)));
        out.close().close();
    }

    private void scores() {
        out.open("section").leaf("h2", "Scores");
        out.leaf(
                "p",
                "Lower is better for Brier score, log loss and calibration error. The base rate"
                        + " is what a forecaster without skill would say; skill is claimed only"
                        + " where the whole interval of the gain lies above 0.",
                "class",
                "note");
        tables.scores().write(out);
        tables.verdicts().write(out);
        tables.intervals().write(out);
        tables.decisions().write(out);
        tables.sides().write(out);
        tables.confusion().write(out);
        out.close();
    }

    private void section(String title, List<TextTable> shown) {
        if (shown.stream().anyMatch(table -> !table.rows().isEmpty())) {
            out.open("section").leaf("h2", title);
            shown.forEach(table -> table.write(out));
            out.close();
        }
    }
}
