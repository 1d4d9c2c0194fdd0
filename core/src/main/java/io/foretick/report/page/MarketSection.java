package io.foretick.report.page;

import static io.foretick.report.html.Figures.measure;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.text;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.report.html.Axis;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.html.SvgChart;
import io.foretick.report.html.SvgChart.Ink;
import io.foretick.report.html.Table;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The part of the page on single markets: two plots of each that was kept, and a table of all.
///
/// @param summary what `summary.json` holds
/// @param curves the markets to plot
/// @param out where the page is written
record MarketSection(ObjectNode summary, CurveRecorder curves, Markup out) {

    private static final int ROWS_MAX = 200;

    /// A silence this many times as long as the least distance of samples may be a gap.
    private static final int GAP_SPACINGS = 5;

    /// A gap takes at least this share of the plotted time; less would not be seen.
    private static final double GAP_SHARE = 0.025;

    void writePlots() {
        List<MarketCurve> plotted =
                curves.markets().stream().filter(curve -> curve.samples().rows() > 1).toList();
        if (plotted.isEmpty()) {
            return;
        }
        out.open("section").leaf("h2", "Some markets");
        String note = "Those we traded in first, then those seen longest. Times are Eastern.";
        out.leaf("p", note, "class", "note");
        for (MarketCurve curve : plotted) {
            plots(curve);
        }
        out.close();
    }

    void writeTable() {
        JsonNode markets = summary.path("markets");
        var table = new Table("").words("Market", "Window", "Rule").numbers("Strike");
        table.words("Outcome").numbers("Brier", "Log loss", "Market’s Brier");
        for (int k = 0; k < Math.min(ROWS_MAX, markets.size()); k++) {
            addRow(table, markets.path(k));
        }
        if (table.isEmpty()) {
            return;
        }
        out.open("section").leaf("h2", "Markets");
        table.write(out);
        if (markets.size() > ROWS_MAX) {
            String more = Figures.count(markets.size() - ROWS_MAX) + " more are left out.";
            out.leaf("p", more, "class", "note");
        }
        out.close();
    }

    private static void addRow(Table table, JsonNode market) {
        table.row(
                text(market.path("slug")),
                window(market),
                text(market.path("rule")),
                Figures.price(market.path("strike")),
                outcome(market),
                measure(number(market.path("brier"))),
                measure(number(market.path("log_loss"))),
                measure(number(market.path("market_brier"))));
    }

    private static String window(JsonNode market) {
        long startNs = Figures.timeNs(market.path("window_start"));
        long endNs = Figures.timeNs(market.path("window_end"));
        if (startNs == Times.UNKNOWN_NS || endNs == Times.UNKNOWN_NS) {
            return text(market.path("window_start"));
        }
        return Figures.window(startNs, endNs);
    }

    private static String outcome(JsonNode market) {
        String venue = text(market.path("outcome"));
        String byRule = text(market.path("outcome_by_rule"));
        boolean differ = !byRule.equals(Figures.ABSENT) && !byRule.equalsIgnoreCase(venue);
        return differ ? venue + " (rule: " + byRule + ")" : venue;
    }

    private void plots(MarketCurve curve) {
        out.open("article").open("h3").text(curve.terms().slug());
        String window = Figures.window(curve.window().startNs(), curve.window().endNs());
        out.leaf("span", window + outcome(curve.resolution())).close();
        Axis time = time(curve);
        double[] x = seconds(curve.samples());
        out.raw(price(curve, time, x)).raw(probability(curve, time, x)).close();
    }

    private static String outcome(@Nullable Resolution resolution) {
        return resolution == null ? "" : ", went " + resolution.name().toLowerCase(Locale.ROOT);
    }

    private static Axis time(MarketCurve curve) {
        double[] sampled = curve.samples().seconds();
        double start = Math.min(sampled[0], Times.seconds(curve.window().startNs()));
        double end = Math.max(sampled[sampled.length - 1], Times.seconds(curve.window().endNs()));
        return Axis.ofTime(start, end, 8);
    }

    private static String price(MarketCurve curve, Axis time, double[] x) {
        double[] prices = column(curve.samples(), MarketCurve.PRICE);
        double strike = E8.toDouble(curve.strikeE8());
        double[] known =
                Arrays.stream(prices).filter(price -> !Double.isNaN(price)).sorted().toArray();
        if (known.length == 0) {
            return "";
        }
        double low = strike > 0 ? Math.min(strike, known[0]) : known[0];
        double high = Math.max(strike, known[known.length - 1]);
        String title = curve.terms().asset() + " price, $, by the rule of the market";
        var chart = new SvgChart(title, time, Axis.ofNumbers(low, high, 5));
        if (strike > 0) {
            chart.level("price to beat", Ink.SECOND, strike);
        }
        return chart.line("price", Ink.MAIN, x, prices).draw();
    }

    private static String probability(MarketCurve curve, Axis time, double[] x) {
        SampledSeries samples = curve.samples();
        var chart = new SvgChart("Probability of Up", time, Axis.exact(0, 1, 5));
        double[] bids = column(samples, MarketCurve.BID);
        double[] asks = column(samples, MarketCurve.ASK);
        chart.band("bid to ask", Ink.SECOND, x, bids, asks);
        chart.step("", Ink.SECOND, x, bids).step("", Ink.SECOND, x, asks);
        chart.line("forecast", Ink.MAIN, x, column(samples, MarketCurve.PROBABILITY));
        fills(chart, curve, Side.BUY);
        fills(chart, curve, Side.SELL);
        return chart.draw();
    }

    private static void fills(SvgChart chart, MarketCurve curve, Side side) {
        List<MarketCurve.Fill> fills =
                curve.fills().stream().filter(fill -> fill.upSide() == side).toList();
        if (!fills.isEmpty()) {
            String name = side == Side.BUY ? "we took Up" : "we took Down";
            chart.arrows(
                    name,
                    side == Side.BUY,
                    fills.stream().mapToDouble(fill -> Times.seconds(fill.timeNs())).toArray(),
                    fills.stream().mapToDouble(MarketCurve.Fill::upPrice).toArray());
        }
    }

    /// Times of the samples; a silence adds one that has no values.
    private static double[] seconds(SampledSeries samples) {
        return withGaps(samples, samples.seconds(), true);
    }

    private static double[] column(SampledSeries samples, int column) {
        return withGaps(samples, samples.column(column), false);
    }

    private static double[] withGaps(SampledSeries samples, double[] values, boolean times) {
        double[] seconds = samples.seconds();
        double plotted = seconds[seconds.length - 1] - seconds[0];
        double spacing = Times.seconds(samples.spacingNs());
        double gap = Math.max(GAP_SPACINGS * spacing, GAP_SHARE * plotted);
        var spread = new double[2 * values.length];
        int count = 0;
        for (int k = 0; k < values.length; k++) {
            if (k > 0 && seconds[k] - seconds[k - 1] > gap) {
                spread[count++] = times ? values[k - 1] : Double.NaN;
            }
            spread[count++] = values[k];
        }
        return Arrays.copyOf(spread, count);
    }
}
