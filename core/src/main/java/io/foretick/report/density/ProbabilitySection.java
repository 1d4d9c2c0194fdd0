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

import java.util.Map;
import java.util.stream.DoubleStream;

/// The part of the page on the probability that a market ends up.
///
/// @param evaluation what `evaluation.json` holds
/// @param out where the page is written
record ProbabilitySection(ObjectNode evaluation, Markup out) {

    void write() {
        out.open("section").leaf("h2", "Probability of Up");
        out.leaf(
                "p",
                "At random moments of markets of five durations. Lower is better; a gain in log"
                        + " loss above 0 means that the model is better than the rival.",
                "class",
                "note");
        contestants();
        gains();
        reliability();
        groups("By duration of the market", "by_duration");
        groups("By share of the market that is left", "by_remaining");
        groups("By coin", "by_coin");
        out.close();
    }

    private void contestants() {
        var table = new Table("").words("Model").numbers("Brier", "Log loss", "Calibration error");
        addRow(table, Figures.text(evaluation.at("/model/name")), evaluation.path("p_up"));
        for (Map.Entry<String, JsonNode> rival : evaluation.path("rivals").properties()) {
            addRow(table, rival.getKey(), rival.getValue().path("p_up"));
        }
        table.write(out);
    }

    private void gains() {
        var table = new Table("Gain in log loss").words("Rival").numbers("Mean", "t by days");
        for (Map.Entry<String, JsonNode> rival : evaluation.path("versus").properties()) {
            JsonNode up = rival.getValue().path("p_up");
            double gain = number(up.path("gain_log_loss"));
            String sign = gain > 0 ? "+" : "";
            table.row(rival.getKey(), sign + fixed(gain, 5), fixed(number(up.path("dm_t")), 1));
        }
        table.write(out);
    }

    private void groups(String caption, String name) {
        var table = new Table(caption).words("Group");
        table.numbers("Brier", "Log loss", "Calibration error");
        for (Map.Entry<String, JsonNode> group : evaluation.at("/p_up/" + name).properties()) {
            addRow(table, group.getKey(), group.getValue());
        }
        table.write(out);
    }

    private static void addRow(Table table, String name, JsonNode up) {
        table.row(
                name,
                fixed(number(up.path("brier")), 5),
                fixed(number(up.path("log_loss")), 5),
                fixed(number(up.path("ece")), 4));
    }

    private void reliability() {
        double[] ends = {0, 1};
        double[] forecast = column("mean_probability");
        double[] observed = column("observed");
        var chart =
                new SvgChart(
                        "Reliability: share that went Up against the probability given",
                        Axis.exact(0, 1, 10),
                        Axis.exact(0, 1, 5));
        chart.line("perfect", Ink.QUIET, ends, ends);
        chart.line("", Ink.MAIN, forecast, observed);
        chart.dots("forecasts", Ink.MAIN, forecast, observed);
        out.raw(chart.draw());
    }

    /// A column of the bins that hold anything.
    private double[] column(String name) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (JsonNode bin : evaluation.at("/p_up/reliability")) {
            if (bin.path("n").asLong() > 0) {
                values.add(number(bin.path(name)));
            }
        }
        return values.build().toArray();
    }
}
