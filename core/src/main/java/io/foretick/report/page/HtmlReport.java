package io.foretick.report.page;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.interval;
import static io.foretick.report.html.Figures.measure;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.signed;
import static io.foretick.report.html.Figures.text;

import io.foretick.base.Times;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders a run as one page that needs nothing but itself: no script, no font, no link. It prints
/// the figures of the summary and computes none; whatever is absent is left out or shown as a dash.
public final class HtmlReport {

    private final ObjectNode summary;
    private final CurveRecorder curves;
    private final Markup out;

    private HtmlReport(ObjectNode summary, CurveRecorder curves, Markup out) {
        this.summary = summary;
        this.curves = curves;
        this.out = out;
    }

    /// The page as well-formed XHTML.
    ///
    /// @param summary what `summary.json` holds
    /// @param curves what was sampled during the same run
    public static String render(ObjectNode summary, CurveRecorder curves) {
        String title = "Foretick " + text(summary.path("mode"));
        return Page.of(title, out -> new HtmlReport(summary, curves, out).write(title));
    }

    private void write(String title) {
        header(title);
        keyFigures();
        problems();
        new ScoreSection(summary, out).write();
        new MoneySection(summary, curves, out).write();
        new StrategySection(summary, out).write();
        new MarketSection(summary, curves, out).writePlots();
        new RunSection(summary, out).write();
        new MarketSection(summary, curves, out).writeTable();
    }

    private void header(String title) {
        out.open("header").leaf("h1", title);
        if (curves.firstNs() != Times.UNKNOWN_NS) {
            out.open("p", "class", "period");
            long firstNs = curves.firstNs();
            long lastNs = curves.lastNs();
            out.text(Figures.eastern(firstNs) + " to " + Figures.eastern(lastNs));
            out.leaf("span", Figures.utc(firstNs) + " to " + Figures.utc(lastNs));
            out.close();
        }
        out.open("dl", "class", "facts");
        fact("Digest", text(summary.path("digest")));
        double perSecond = number(summary.path("events_per_second"));
        fact("Wall time", Figures.span(number(summary.path("wall_seconds"))));
        fact("Events a second", measure(perSecond));
        double megabytes = number(summary.path("peak_memory_bytes")) / (1 << 20);
        fact("Peak memory", Double.isNaN(megabytes) ? Figures.ABSENT : measure(megabytes) + " MiB");
        out.close().close();
    }

    private void fact(String name, String value) {
        out.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private void keyFigures() {
        JsonNode scores = summary.path("scores");
        out.open("dl", "class", "figures");
        JsonNode pnl = summary.path("pnl");
        figure("PnL, $", signed(number(pnl.path("total"))), "fees included");
        figure(
                "Brier score",
                measure(number(scores.path("brier"))),
                interval(scores.path("ci95").path("brier")));
        figure(
                "Market’s Brier",
                measure(number(scores.path("market_brier"))),
                "the price, same moments");
        figure("Markets", Figures.count(summary.path("markets").size()), scored(scores));
        figure("Orders", any(summary.path("orders")), any(summary.path("fills")) + " fills");
        JsonNode events = summary.path("events");
        figure("Events", any(events.path("total")), any(events.path("malformed")) + " malformed");
        out.close();
    }

    private static String scored(JsonNode scores) {
        return any(scores.path("n")) + " scored";
    }

    private void figure(String name, String value, String beside) {
        out.open("div").leaf("dt", name).leaf("dd", value);
        out.leaf("dd", beside, "class", "beside").close();
    }

    private void problems() {
        JsonNode problems = summary.path("problems");
        if (problems.isEmpty()) {
            return;
        }
        out.open("section", "class", "problems");
        out.leaf("h2", "Problems of the input").open("ul");
        for (JsonNode problem : problems) {
            out.leaf("li", text(problem));
        }
        out.close().close();
    }
}
