package io.foretick.report.density;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// The part of the page on where returns fall in the laws.
///
/// @param evaluation what `evaluation.json` holds
/// @param out where the page is written
record PlaceSection(ObjectNode evaluation, Markup out) {

    private static final double HIGHEST = 1.6;

    void write() {
        out.open("section").leaf("h2", "Places of returns in the laws (PIT)");
        out.leaf(
                "p",
                "Flat is right: a hump in the middle means laws too wide, a hollow laws too narrow."
                        + " The test takes returns that do not overlap, and counts them as the"
                        + " number of independent ones that they are equal to.",
                "class",
                "note");
        places();
        out.open("div", "class", "pairs");
        for (Map.Entry<String, JsonNode> place : evaluation.path("pit").properties()) {
            histogram(place.getKey(), place.getValue().path("histogram"));
        }
        out.close();
        widths();
        out.close();
    }

    private void places() {
        var table = new Table("").words("Horizon").numbers("KS", "Below 1 %", "Above 99 %");
        table.numbers("Returns apart", "Equal to", "KS", "p");
        for (Map.Entry<String, JsonNode> place : evaluation.path("pit").properties()) {
            JsonNode pit = place.getValue();
            JsonNode test = pit.path("test");
            table.row(
                    place.getKey(),
                    fixed(number(pit.path("ks")), 4),
                    percent(pit.path("below_01")),
                    percent(pit.path("above_99")),
                    any(test.path("returns")),
                    fixed(number(test.path("effective")), 0),
                    fixed(number(test.path("ks")), 4),
                    fixed(number(test.path("p")), 4));
        }
        table.write(out);
    }

    private void widths() {
        var table = new Table("How wide the laws are, and what else they score");
        table.words("Horizon").numbers("Sigma, bp", "CRPS, bp", "Tail score", "Bias at the money");
        for (String horizon : evaluation.path("pit").propertyNames()) {
            table.row(
                    horizon,
                    fixed(number(mixOrHorizon("sigma_bp", horizon)), 2),
                    fixed(number(crps(horizon)), 2),
                    fixed(number(mixOrHorizon("tail_score", horizon)), 4),
                    fixed(number(mixOrHorizon("bias_at_the_money", horizon)), 4));
        }
        table.write(out);
    }

    private JsonNode crps(String horizon) {
        return horizon.equals("mix")
                ? evaluation.path("crps_bp")
                : evaluation.path("crps_bp_by_horizon").path(horizon);
    }

    private JsonNode mixOrHorizon(String score, String horizon) {
        JsonNode node = evaluation.path(score);
        return horizon.equals("mix") ? node.path("mix") : node.path("by_horizon").path(horizon);
    }

    private static String percent(JsonNode share) {
        return fixed(100 * number(share), 2) + " %";
    }

    private void histogram(String horizon, JsonNode shares) {
        int size = shares.size();
        double[] edges = new double[size + 1];
        double[] low = new double[size + 1];
        double[] high = new double[size + 1];
        for (int k = 0; k <= size; k++) {
            edges[k] = (double) k / size;
            high[k] = size * number(shares.path(Math.min(k, size - 1)));
        }
        var chart = new SvgChart(horizon, Axis.exact(0, 1, 5), Axis.exact(0, HIGHEST, 4));
        chart.band("", Ink.SECOND, edges, low, high);
        chart.level("", Ink.QUIET, 1);
        out.raw(chart.draw());
    }
}
