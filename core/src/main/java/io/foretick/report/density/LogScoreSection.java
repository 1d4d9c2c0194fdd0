package io.foretick.report.density;

import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The part of the page on log scores: of all contestants, and by how much the examined one is
/// better, by horizon, duration, coin and hour.
///
/// @param evaluation what `evaluation.json` holds
/// @param out where the page is written
record LogScoreSection(ObjectNode evaluation, Markup out) {

    private static final double ERRORS = 2;

    void write() {
        out.open("section").leaf("h2", "Log score");
        out.leaf(
                "p",
                "Mean log density of what came, in nats; higher is better. In brackets the"
                        + " statistic of Diebold and Mariano, by days.",
                "class",
                "note");
        scores();
        for (Map.Entry<String, JsonNode> rival : evaluation.path("versus").properties()) {
            gains(rival.getKey(), rival.getValue());
        }
        hours();
        out.close();
    }

    private void scores() {
        List<JsonNode> contestants = new ArrayList<>(List.of(evaluation));
        evaluation.path("rivals").forEach(contestants::add);
        var table = new Table("Scores").words("Horizon");
        table.numbers(Figures.text(evaluation.at("/model/name")));
        table.numbers(names("rivals"));
        addRow(table, "mix", contestants, of -> score(of.at("/log_score/mix")));
        for (String horizon : keys(evaluation.at("/log_score/by_horizon"))) {
            addRow(
                    table,
                    horizon,
                    contestants,
                    of -> score(of.at("/log_score/by_horizon").path(horizon)));
        }
        table.write(out);
        differences("Better than, by horizon", "by_horizon");
        differences("Better than, by duration of the market", "by_duration");
        differences("Better than, by coin", "by_coin");
    }

    private void differences(String caption, String groups) {
        List<JsonNode> versus = new ArrayList<>();
        evaluation.path("versus").forEach(versus::add);
        if (!versus.isEmpty()) {
            var table = new Table(caption).words("").numbers(names("versus"));
            addRow(table, "mix", versus, LogScoreSection::difference);
            for (String group : keys(versus.getFirst().path(groups))) {
                addRow(table, group, versus, of -> difference(of.path(groups).path(group)));
            }
            table.write(out);
        }
    }

    private String[] names(String part) {
        return keys(evaluation.path(part)).toArray(String[]::new);
    }

    private static void addRow(
            Table table, String name, List<JsonNode> columns, Function<JsonNode, String> cell) {
        Stream<String> cells = columns.stream().map(cell);
        table.row(Stream.concat(Stream.of(name), cells).toArray(String[]::new));
    }

    private static String score(JsonNode node) {
        return fixed(number(node), 4);
    }

    private static String difference(JsonNode node) {
        double nats = number(node.path("diff_nats"));
        double t = number(node.path("dm_t"));
        String sign = nats > 0 ? "+" : "";
        return sign + fixed(nats, 4) + (Double.isNaN(t) ? "" : " (" + fixed(t, 1) + ")");
    }

    private void gains(String rival, JsonNode versus) {
        JsonNode horizons = versus.path("by_horizon");
        int size = horizons.size();
        double[] at = new double[size];
        double[] mean = new double[size];
        double[] low = new double[size + 1];
        double[] high = new double[size + 1];
        double[] edges = new double[size + 1];
        int k = 0;
        for (JsonNode horizon : horizons) {
            double error = ERRORS * number(horizon.path("standard_error"));
            at[k] = k + 0.5;
            mean[k] = number(horizon.path("diff_nats"));
            low[k] = mean[k] - error;
            high[k] = mean[k] + error;
            edges[k] = k;
            k++;
        }
        edges[size] = size;
        low[size] = size > 0 ? low[size - 1] : 0;
        high[size] = size > 0 ? high[size - 1] : 0;
        String title = "Gain over " + rival + " by horizon, nats";
        var chart = new SvgChart(title, names(keys(horizons)), around(low, high));
        chart.level("", Ink.QUIET, 0);
        chart.band("two standard errors", Ink.SECOND, edges, low, high);
        chart.dots("mean", Ink.MAIN, at, mean);
        out.raw(chart.draw());
    }

    private void hours() {
        JsonNode hours = evaluation.at("/log_score/by_hour");
        double[] x = keys(hours).stream().mapToDouble(Double::parseDouble).toArray();
        double[] y = new double[x.length];
        int k = 0;
        for (JsonNode hour : hours) {
            y[k++] = number(hour);
        }
        if (k > 1) {
            String title = "Log score by hour of the UTC day, nats";
            var chart = new SvgChart(title, Axis.exact(0, 23, 12), around(y, y));
            chart.line("", Ink.MAIN, x, y).dots("", Ink.MAIN, x, y);
            out.raw(chart.draw());
        }
    }

    private static List<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /// An axis with a name in the middle of each unit.
    private static Axis names(List<String> names) {
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            ticks.add(new Axis.Tick(k + 0.5, names.get(k)));
        }
        return new Axis(0, Math.max(1, names.size()), ticks);
    }

    private static Axis around(double[] low, double[] high) {
        double least = Arrays.stream(low).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(high).filter(Double::isFinite).max().orElse(1);
        return Axis.ofNumbers(least, most, 5);
    }
}
