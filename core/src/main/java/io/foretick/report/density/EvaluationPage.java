package io.foretick.report.density;

import static io.foretick.report.html.Figures.any;
import static io.foretick.report.html.Figures.count;
import static io.foretick.report.html.Figures.fixed;
import static io.foretick.report.html.Figures.number;
import static io.foretick.report.html.Figures.text;

import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders an evaluation as one page that needs nothing but itself. It prints the figures of
/// `evaluation.json` and computes none; whatever is absent is left out or shown as a dash.
public final class EvaluationPage {

    private final ObjectNode evaluation;
    private final Markup out;

    private EvaluationPage(ObjectNode evaluation, Markup out) {
        this.evaluation = evaluation;
        this.out = out;
    }

    /// The page as well-formed XHTML.
    ///
    /// @param evaluation what `evaluation.json` holds
    public static String render(ObjectNode evaluation) {
        String title = "Foretick evaluation of " + text(evaluation.at("/model/name"));
        return Page.of(title, out -> new EvaluationPage(evaluation, out).write(title));
    }

    private void write(String title) {
        header(title);
        keyFigures();
        warnings();
        new LogScoreSection(evaluation, out).write();
        new PlaceSection(evaluation, out).write();
        new ProbabilitySection(evaluation, out).write();
        new FanSection(evaluation, out).write();
        data();
    }

    private void header(String title) {
        out.open("header").leaf("h1", title);
        String from = text(evaluation.at("/range/from"));
        String to = text(evaluation.at("/range/to"));
        out.open("p", "class", "period").text(from + " to " + to).close();
        out.open("dl", "class", "facts");
        fact("Digest", text(evaluation.at("/model/digest")));
        fact("File", text(evaluation.at("/model/file")));
        fact("Seed", text(evaluation.path("seed")));
        fact("Ends of markets", any(evaluation.at("/questions/mix")));
        out.close().close();
    }

    private void fact(String name, String value) {
        out.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private void keyFigures() {
        out.open("dl", "class", "figures");
        figure("Log score, nats", figure("/log_score/mix", 4), "mix of durations");
        figure("CRPS, bp", figure("/crps_bp", 2), "mix of durations");
        figure("Brier score", figure("/p_up/brier", 5), "of P(up)");
        figure("Log loss", figure("/p_up/log_loss", 5), "of P(up)");
        figure("Calibration error", figure("/p_up/ece", 4), "of P(up)");
        figure("Bias at the money", figure("/bias_at_the_money/mix", 4), "of P(up)");
        out.close();
    }

    private String figure(String pointer, int decimals) {
        return fixed(number(evaluation.at(pointer)), decimals);
    }

    private void figure(String name, String value, String beside) {
        out.open("div").leaf("dt", name).leaf("dd", value);
        out.leaf("dd", beside, "class", "beside").close();
    }

    private void warnings() {
        JsonNode warnings = evaluation.path("warnings");
        if (!warnings.isEmpty()) {
            out.open("section", "class", "problems");
            out.leaf("h2", "Warnings").open("ul");
            warnings.forEach(warning -> out.leaf("li", text(warning)));
            out.close().close();
        }
    }

    private void data() {
        out.open("section").leaf("h2", "Data and rivals").open("ul");
        for (JsonNode coin : evaluation.path("data")) {
            for (JsonNode file : coin.path("files")) {
                String rows = count(file.path("rows").asLong());
                out.leaf("li", text(file.path("name")) + ", " + rows + " rows");
            }
        }
        for (var rival : evaluation.path("rivals").properties()) {
            out.leaf("li", rival.getKey() + ": " + text(rival.getValue().path("source")));
        }
        out.close().close();
    }
}
