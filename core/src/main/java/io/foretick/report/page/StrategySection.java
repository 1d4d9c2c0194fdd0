package io.foretick.report.page;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.interval;
import static io.foretick.report.html.Figures.measure;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.signed;

import io.foretick.report.html.Markup;
import io.foretick.report.html.Table;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// The part of the page on strategies: what each did, what it earned, and how its fills stood to
/// the venue's mid.
///
/// @param summary what `summary.json` holds
/// @param out where the page is written
record StrategySection(ObjectNode summary, Markup out) {

    void write() {
        JsonNode strategies = summary.path("strategies");
        if (!strategies.isObject() || strategies.isEmpty()) {
            return;
        }
        out.open("section").leaf("h2", "Strategies");
        activity(strategies);
        money(strategies);
        edge(strategies);
        out.close();
    }

    private void activity(JsonNode strategies) {
        var table = new Table("What each did").words("Strategy");
        table.numbers("Orders", "Fills", "Resting fills", "Shares", "Volume, $", "Fees, $");
        for (Map.Entry<String, JsonNode> strategy : strategies.properties()) {
            JsonNode row = strategy.getValue();
            table.row(
                    strategy.getKey(),
                    any(row.path("orders")),
                    any(row.path("fills")),
                    any(row.path("maker_fills")),
                    measure(number(row.path("shares"))),
                    measure(number(row.path("volume"))),
                    measure(number(row.path("fees"))));
        }
        table.write(out);
    }

    private void money(JsonNode strategies) {
        var table = new Table("What each earned, $").words("Strategy");
        table.numbers("Total", "Markets", "Mean a market", "95 % by window", "95 % by day");
        for (Map.Entry<String, JsonNode> strategy : strategies.properties()) {
            JsonNode pnl = strategy.getValue().path("pnl");
            table.row(
                    strategy.getKey(),
                    signed(number(pnl.path("total"))),
                    any(pnl.path("markets")),
                    signed(number(pnl.path("mean"))),
                    interval(pnl.path("ci95_windows")),
                    interval(pnl.path("ci95_days")));
        }
        table.write(out);
    }

    private void edge(JsonNode strategies) {
        String note =
                "In dollars a share. Better: how much better than the middle price the fill was, or"
                    + " how far the middle moved in our favour since. Profit: what closing at the"
                    + " middle would have brought, spread and fee paid.";
        out.leaf("p", note, "class", "note");
        var table = new Table("Fills against the middle price").words("Strategy", "When");
        table.numbers("Fills", "Better", "Profit");
        for (Map.Entry<String, JsonNode> strategy : strategies.properties()) {
            String name = strategy.getKey();
            JsonNode edge = strategy.getValue().path("edge");
            double profit = number(edge.path("mean_after_fee"));
            String better = signed(number(edge.path("mean")));
            table.row(name, "at the fill", any(edge.path("fills")), better, signed(profit));
            for (Map.Entry<String, JsonNode> after :
                    strategy.getValue().path("markout").properties()) {
                JsonNode row = after.getValue();
                table.row(
                        name,
                        after.getKey() + " later",
                        any(row.path("n")),
                        signed(number(row.path("mean"))),
                        signed(number(row.path("mean_profit"))));
            }
        }
        table.write(out);
    }
}
