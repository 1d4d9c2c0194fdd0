package io.foretick.report;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Formatter;
import java.util.Locale;

/// A run's summary as plain text of at most 100 columns, for a person at a terminal. Reads the JSON
/// and nothing else, so that both say the same. Stateless.
public final class ConsoleSummary {

    private static final String UNKNOWN = "-";

    private final JsonNode summary;
    private final StringBuilder text = new StringBuilder();
    private final Formatter out = new Formatter(text, Locale.ROOT);

    private ConsoleSummary(ObjectNode summary) {
        this.summary = summary;
    }

    /// The text, with its line ends.
    public static String text(ObjectNode summary) {
        var console = new ConsoleSummary(summary);
        console.addRun();
        console.addScores();
        console.addPoints();
        new MidText(summary.path("scores"), console.out).write();
        console.addReliability();
        console.addPnl();
        console.addRefusals();
        console.addProblems();
        return console.text.toString().replaceAll(" +\n", "\n");
    }

    private void addRun() {
        JsonNode events = summary.path("events");
        out.format(
                "%s, digest %s\n",
                summary.path("mode").asString(), summary.path("digest").asString());
        out.format(
                "%,d messages in %s s (%s a second), %,d unknown, %,d malformed\n",
                events.path("total").asLong(),
                number(summary.path("wall_seconds"), 1),
                number(summary.path("events_per_second"), 0),
                events.path("unknown").asLong(),
                events.path("malformed").asLong());
        out.format(
                "%,d markets, %,d wishes to trade, %,d orders, %,d fills\n",
                summary.path("markets").size(),
                summary.path("decisions").asLong(),
                summary.path("orders").asLong(),
                summary.path("fills").asLong());
    }

    private void addScores() {
        JsonNode scores = summary.path("scores");
        title("Scores of our probability, over the shares of the window");
        out.format(
                "%-24s %8s %9s %9s  %s\n",
                "", "n", "Brier", "log loss", "our Brier less theirs, 95 %");
        addScore("ours", scores, "", "");
        addScore("constant sigma, trained", scores, "baseline_", "baseline_difference");
        addScore("constant sigma, so far", scores, "adaptive_", "adaptive_difference");
        addScore("venue's mid", scores, "market_", "market_difference");
    }

    private void addScore(String name, JsonNode scores, String prefix, String difference) {
        out.format(
                "%-24s %8d %9s %9s  %s\n",
                name,
                scores.path(prefix + "n").asLong(),
                number(scores.path(prefix + "brier"), 4),
                number(scores.path(prefix + "log_loss"), 4),
                difference.isEmpty() ? "" : interval(scores.path("ci95").path(difference), 4));
    }

    private void addPoints() {
        JsonNode points = summary.path("scores").path("points");
        if (points.isEmpty()) {
            return;
        }
        title("By point of the window; `same` are points that we and the venue both scored");
        out.format(
                "%-6s %-12s %6s %8s %8s %8s  %6s %8s  %6s %8s %8s\n",
                "point",
                "group",
                "n",
                "Brier",
                "log loss",
                "constant",
                "mids",
                "mid",
                "same n",
                "ours",
                "mid");
        for (JsonNode point : points) {
            out.format(
                    "%-6s %-12s %6d %8s %8s %8s  %6d %8s  %6d %8s %8s\n",
                    point.path("point").asString(),
                    point.path("group").asString(),
                    point.path("n").asLong(),
                    number(point.path("brier"), 4),
                    number(point.path("log_loss"), 4),
                    number(point.path("baseline_brier"), 4),
                    point.path("market_n").asLong(),
                    number(point.path("market_brier"), 4),
                    point.path("same_n").asLong(),
                    number(point.path("same_brier"), 4),
                    number(point.path("same_market_brier"), 4));
        }
    }

    private void addReliability() {
        JsonNode bins = summary.path("scores").path("reliability");
        if (bins.isEmpty()) {
            return;
        }
        title("Reliability: what was forecast against what came");
        out.format("%-14s %8s %10s %10s\n", "probability", "n", "forecast", "came");
        for (JsonNode bin : bins) {
            out.format(
                    "%-14s %8d %10s %10s\n",
                    number(bin.path("from"), 2) + " - " + number(bin.path("to"), 2),
                    bin.path("n").asLong(),
                    number(bin.path("mean_probability"), 4),
                    number(bin.path("observed"), 4));
        }
    }

    private void addPnl() {
        JsonNode pnl = summary.path("pnl");
        title("Profit and loss in USD, in cash");
        out.format(
                "total %s = trading %s + fees %s + settlement %s\n",
                number(pnl.path("total"), 2),
                number(pnl.path("trading"), 2),
                number(pnl.path("fees"), 2),
                number(pnl.path("settlement"), 2));
        out.format(
                "%d positions still open, cost %s\n",
                pnl.path("open_positions").asLong(), number(pnl.path("unsettled_cost"), 2));
        for (JsonNode row : pnl.path("by_duration")) {
            out.format(
                    "%-6s %6d markets %12s total %10s a market, 95 %% %s\n",
                    row.path("duration").asString(),
                    row.path("markets").asLong(),
                    number(row.path("total"), 2),
                    number(row.path("mean"), 4),
                    interval(row.path("ci95"), 4));
        }
        summary.path("strategies").properties().forEach(e -> addStrategy(e.getKey(), e.getValue()));
        summary.path("markout").properties().forEach(e -> addMarkout(e.getKey(), e.getValue()));
    }

    private void addStrategy(String name, JsonNode row) {
        JsonNode pnl = row.path("pnl");
        out.format(
                "%-24s %,d orders, %,d fills (%,d resting), volume %s, fees %s\n",
                name,
                row.path("orders").asLong(),
                row.path("fills").asLong(),
                row.path("maker_fills").asLong(),
                number(row.path("volume"), 2),
                number(row.path("fees"), 2));
        out.format(
                "%-24s %s total, %s a market, 95 %% by window %s\n",
                "",
                number(pnl.path("total"), 2),
                number(pnl.path("mean"), 4),
                interval(pnl.path("ci95_windows"), 4));
        out.format(
                "%-24s %s a share better than the mid after fees\n",
                "", number(row.path("edge").path("mean_after_fee"), 4));
    }

    private void addMarkout(String strategy, JsonNode horizons) {
        horizons.properties()
                .forEach(horizon ->
                        out.format(
                                "%-24s mid %4s after a fill: %8s in our favour, %d fills\n",
                                strategy,
                                horizon.getKey(),
                                number(horizon.getValue().path("mean"), 4),
                                horizon.getValue().path("n").asLong()));
    }

    private void addRefusals() {
        JsonNode refusals = summary.path("refusals");
        if (!refusals.isEmpty()) {
            title("Why there was no trade");
            refusals.properties()
                    .forEach(e -> out.format("%-24s %,14d\n", e.getKey(), e.getValue().asLong()));
        }
    }

    private void addProblems() {
        JsonNode problems = summary.path("problems");
        if (!problems.isEmpty()) {
            title("Problems of the input");
            problems.forEach(problem -> out.format("%s\n", problem.asString()));
        }
    }

    private void title(String title) {
        text.append('\n').append(title).append('\n');
    }

    static String number(JsonNode value, int decimals) {
        if (!value.isNumber()) {
            return UNKNOWN;
        }
        BigDecimal exact = value.decimalValue();
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String interval(JsonNode bounds, int decimals) {
        return bounds.size() < 2
                ? UNKNOWN
                : number(bounds.path(0), decimals) + " .. " + number(bounds.path(1), decimals);
    }
}
