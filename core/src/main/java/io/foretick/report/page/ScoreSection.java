package io.foretick.report.page;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.interval;
import static io.foretick.report.html.Figures.measure;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.signed;
import static io.foretick.report.html.Figures.text;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.stream.IntStream;

/// The part of the page on how good the probabilities were, and what the price did after our fills.
///
/// @param summary what `summary.json` holds
/// @param out where the page is written
record ScoreSection(ObjectNode summary, Markup out) {

    void write() {
        JsonNode scores = summary.path("scores");
        if (scores.isObject()) {
            out.open("section").leaf("h2", "Forecasts");
            differences(scores);
            table(scores);
            reliability(scores.path("reliability"));
            out.close();
        }
        markouts(summary.path("markout"));
    }

    private void differences(JsonNode scores) {
        double brier = number(scores.path("brier"));
        JsonNode bounds = scores.path("ci95");
        var table = new Table("").words("Brier score").numbers("Value", "95 % interval");
        table.row("Forecast", measure(brier), interval(bounds.path("brier")));
        table.row(
                "Less baseline",
                signed(brier - number(scores.path("baseline_brier"))),
                interval(bounds.path("baseline_difference")));
        table.row(
                "Less market",
                signed(number(scores.path("same_brier")) - number(scores.path("market_brier"))),
                interval(bounds.path("market_difference")));
        String note =
                "Lower is better; a difference below zero means that the forecast was better.";
        out.leaf("p", note, "class", "note");
        table.write(out);
    }

    private void table(JsonNode scores) {
        var table = new Table("Scores by moment").words("Moment", "Group");
        table.numbers("Forecasts", "Brier", "Log loss", "Baseline", "Market", "With price");
        for (JsonNode point : scores.path("points")) {
            addRow(table, text(point.path("point")), text(point.path("group")), point);
        }
        addRow(table, "all", "all", scores);
        table.write(out);
    }

    private static void addRow(Table table, String moment, String group, JsonNode scores) {
        table.row(
                moment,
                group,
                any(scores.path("n")),
                measure(number(scores.path("brier"))),
                measure(number(scores.path("log_loss"))),
                measure(number(scores.path("baseline_brier"))),
                measure(number(scores.path("market_brier"))),
                any(scores.path("market_n")));
    }

    private void reliability(JsonNode bins) {
        double[] forecast = column(bins, "mean_probability");
        double[] observed = column(bins, "observed");
        double[] ends = {0, 1};
        if (forecast.length > 0) {
            var chart =
                    new SvgChart(
                            "Reliability: share that went Up against the probability given",
                            Axis.exact(0, 1, 10),
                            Axis.exact(0, 1, 5));
            chart.line("perfect", Ink.QUIET, ends, ends);
            chart.line("", Ink.MAIN, known(forecast, observed), known(observed, forecast));
            chart.dots("forecasts", Ink.MAIN, forecast, observed);
            out.raw(chart.draw());
        }
    }

    /// The values of `wanted` where the other is known too, so that empty bins leave no gap.
    private static double[] known(double[] wanted, double[] other) {
        return IntStream.range(0, wanted.length)
                .filter(k -> !Double.isNaN(wanted[k] + other[k]))
                .mapToDouble(k -> wanted[k])
                .toArray();
    }

    private static double[] column(JsonNode rows, String name) {
        var values = new double[rows.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = number(rows.path(k).path(name));
        }
        return values;
    }

    private void markouts(JsonNode markouts) {
        var table = new Table("").words("Strategy", "After").numbers("Fills", "Mean, $ a share");
        for (Map.Entry<String, JsonNode> strategy : markouts.properties()) {
            for (Map.Entry<String, JsonNode> after : strategy.getValue().properties()) {
                JsonNode value = after.getValue();
                String mean = signed(number(value.path("mean")));
                table.row(strategy.getKey(), after.getKey(), any(value.path("n")), mean);
            }
        }
        if (!table.isEmpty()) {
            out.open("section").leaf("h2", "Markouts");
            String note = "How the token’s middle price moved after our fills, in our favour.";
            out.leaf("p", note, "class", "note");
            table.write(out);
            out.close();
        }
    }
}
