package io.foretick.report.direction.replay;

import static io.foretick.report.html.Figures.number;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The parts of the page that show pictures: what probabilities meant, and how the calibration
/// moved.
///
/// @param summary what `summary.json` holds
/// @param out where the page is written
record ReplayCharts(ObjectNode summary, Markup out) {

    private static final double MS = 1e-3;

    void writeReliability() {
        begin(
                "Reliability",
                "Share of moves that went up, against the probability given. On the line, a"
                        + " probability means what it says.");
        ModelNodes.of(summary).forEach(this::reliability);
        out.close().close();
    }

    void writeCalibration() {
        begin(
                "Calibration over time",
                "Slope a and shift b of the affine calibration. At a = 1 and b = 0 it changes"
                        + " nothing; a low a says that the model was too sure.");
        ModelNodes.of(summary).forEach(this::evolution);
        out.close();
        TextTable table = new ReplayTables(summary).calibration();
        table.write(out);
        out.close();
    }

    private void begin(String title, String note) {
        out.open("section").leaf("h2", title).leaf("p", note, "class", "note");
        out.open("div", "class", "pairs");
    }

    private void reliability(String name, JsonNode model) {
        double[] given = column(model, "mean_probability");
        double[] came = column(model, "observed");
        if (given.length == 0) {
            return;
        }
        double[] both = DoubleStream.concat(Arrays.stream(given), Arrays.stream(came)).toArray();
        double low = Math.min(0.4, Math.floor(10 * least(both)) / 10);
        double high = Math.max(0.6, Math.ceil(10 * largest(both)) / 10);
        double[] ends = {low, high};
        var chart = new SvgChart(name, Axis.exact(low, high, 5), Axis.exact(low, high, 5));
        chart.line("perfect", Ink.QUIET, ends, ends);
        chart.line("", Ink.MAIN, given, came);
        chart.dots("given", Ink.MAIN, given, came);
        out.raw(chart.draw());
    }

    private void evolution(String name, JsonNode model) {
        JsonNode of = model.at("/calibration/evolution");
        double[] seconds = numbers(of.path("ts"));
        double[] slope = numbers(of.path("a"));
        double[] shift = numbers(of.path("b"));
        if (seconds.length < 2) {
            return;
        }
        for (int k = 0; k < seconds.length; k++) {
            seconds[k] *= MS;
        }
        double low = Math.min(0, Math.min(least(slope), least(shift)));
        double high = Math.max(1, Math.max(largest(slope), largest(shift)));
        var chart =
                new SvgChart(
                        name,
                        Axis.ofTime(seconds[0], seconds[seconds.length - 1], 4),
                        Axis.ofNumbers(low, high, 5));
        chart.line("a", Ink.MAIN, seconds, slope);
        chart.line("b", Ink.SECOND, seconds, shift);
        out.raw(chart.draw());
    }

    /// A column of the bins that hold anything.
    private static double[] column(JsonNode model, String name) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (JsonNode bin : model.path("calibration_bins")) {
            if (bin.path("n").asLong(0) > 0) {
                values.add(number(bin.path(name)));
            }
        }
        return values.build().toArray();
    }

    private static double[] numbers(JsonNode array) {
        DoubleStream.Builder values = DoubleStream.builder();
        array.forEach(value -> values.add(number(value)));
        return values.build().toArray();
    }

    private static double least(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    }
}
