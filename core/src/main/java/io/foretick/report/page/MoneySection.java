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

import java.util.Arrays;
import java.util.Map;

/// The part of the page on money: equity over time, and PnL by cause, strategy and length of the
/// window.
///
/// @param summary what `summary.json` holds
/// @param curves where the equity comes from
/// @param out where the page is written
record MoneySection(ObjectNode summary, CurveRecorder curves, Markup out) {

    void write() {
        JsonNode pnl = summary.path("pnl");
        if (curves.equity().rows() < 2 && !pnl.isObject()) {
            return;
        }
        out.open("section").leaf("h2", "Money");
        equity();
        if (pnl.isObject()) {
            causes(pnl);
            strategies(pnl.path("by_strategy"));
            durations(pnl.path("by_duration"));
        }
        out.close();
    }

    private void equity() {
        double[] seconds = curves.equity().seconds();
        double[] dollars = curves.equity().column(0);
        if (seconds.length < 2 || seconds[0] == seconds[seconds.length - 1]) {
            return;
        }
        double low = Arrays.stream(dollars).min().orElseThrow();
        double high = Arrays.stream(dollars).max().orElseThrow();
        Axis time = Axis.ofTime(seconds[0], seconds[seconds.length - 1], 8);
        var chart = new SvgChart("Equity, $", time, Axis.ofNumbers(low, high, 5));
        chart.level("start", Ink.QUIET, dollars[0]);
        chart.step("cash and tokens at the middle price", Ink.MAIN, seconds, dollars);
        out.raw(chart.draw());
    }

    private void causes(JsonNode pnl) {
        var table = new Table("PnL by cause, $").words("Cause").numbers("PnL");
        for (String cause : new String[] {"trading", "fees", "settlement", "total"}) {
            table.row(cause, signed(number(pnl.path(cause))));
        }
        table.write(out);
    }

    private void strategies(JsonNode strategies) {
        var table = new Table("PnL by strategy, $").words("Strategy");
        table.numbers("Trading", "Fees", "Settlement", "Total");
        for (Map.Entry<String, JsonNode> strategy : strategies.properties()) {
            JsonNode pnl = strategy.getValue();
            double total = number(pnl.isObject() ? pnl.path("total") : pnl);
            table.row(
                    strategy.getKey(),
                    measure(number(pnl.path("trading"))),
                    measure(number(pnl.path("fees"))),
                    measure(number(pnl.path("settlement"))),
                    signed(total));
        }
        table.write(out);
    }

    private void durations(JsonNode durations) {
        var table = new Table("PnL by length of the window, $").words("Window");
        table.numbers("Markets", "Total", "Mean a market", "95 % interval of the mean");
        for (JsonNode row : durations) {
            table.row(
                    text(row.path("duration")),
                    any(row.path("markets")),
                    signed(number(row.path("total"))),
                    signed(number(row.path("mean"))),
                    interval(row.path("ci95")));
        }
        table.write(out);
    }
}
