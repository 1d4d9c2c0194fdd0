package io.foretick.report.density;

import static io.foretick.report.html.Figures.number;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// The part of the page with one day of prices and what was told of it.
///
/// @param evaluation what `evaluation.json` holds
/// @param out where the page is written
record FanSection(ObjectNode evaluation, Markup out) {

    private static final double[] NONE = {};
    private static final int SECOND = 0;
    private static final int PRICE = 1;
    private static final int LOW_90 = 1;
    private static final int LOW_50 = 2;
    private static final int HIGH_50 = 3;
    private static final int HIGH_90 = 4;

    void write() {
        JsonNode fan = evaluation.path("fan");
        if (Double.isNaN(number(fan.path("path").path(0).path(PRICE)))) {
            return; // no day was recorded whole
        }
        out.open("section").leaf("h2", "A day of " + fan.path("symbol").asString());
        out.leaf(
                "p",
                "Every six hours, where the price was said to be with probability 0.5 and 0.9 until"
                        + " the next time.",
                "class",
                "note");
        out.raw(chart(fan)).close();
    }

    private static String chart(JsonNode fan) {
        double[] seconds = column(fan.path("path"), SECOND);
        double[] prices = column(fan.path("path"), PRICE);
        List<double[]> edges = new ArrayList<>(List.of(prices));
        for (JsonNode leg : fan.path("legs")) {
            edges.add(column(leg.path("bands"), LOW_90));
            edges.add(column(leg.path("bands"), HIGH_90));
        }
        Axis time = Axis.ofTime(seconds[0], seconds[seconds.length - 1], 8);
        var chart = new SvgChart("Price, times in ET", time, around(edges));
        chart.band("0.9, and darker 0.5", Ink.SECOND, NONE, NONE, NONE); // a legend for all bands
        for (JsonNode leg : fan.path("legs")) {
            JsonNode bands = leg.path("bands");
            double[] x = column(bands, SECOND);
            chart.band("", Ink.SECOND, x, column(bands, LOW_90), column(bands, HIGH_90));
            chart.band("", Ink.SECOND, x, column(bands, LOW_50), column(bands, HIGH_50));
        }
        return chart.line("price", Ink.MAIN, seconds, prices).draw();
    }

    private static Axis around(List<double[]> prices) {
        DoubleSummaryStatistics range =
                prices.stream().flatMapToDouble(Arrays::stream).summaryStatistics();
        return Axis.ofNumbers(range.getMin(), range.getMax(), 5);
    }

    private static double[] column(JsonNode rows, int column) {
        double[] values = new double[rows.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = number(rows.path(k).path(column));
        }
        return values;
    }
}
