package io.foretick.report.lab.page;

import io.foretick.report.html.Markup;
import io.foretick.report.html.Table;
import io.foretick.report.lab.Experiment;

import java.util.Map;

/// The part of the page where a reader sorts, filters and compares all trials; its script fills it.
///
/// @param experiment what the page is about
/// @param out where the page is written
record ExplorerSection(Experiment experiment, Markup out) {

    void write() {
        if (experiment.results().trials().isEmpty()) {
            return;
        }
        trials();
        settings();
    }

    private void trials() {
        out.open("section", "id", "trials").leaf("h2", "All trials");
        out.leaf(
                "p",
                "Words look for a setting, an id or a failure; conditions such as sharpe>2 or"
                        + " gamma<=0.5 compare a column. The filter also holds for what is drawn"
                        + " below.",
                "class",
                "note");
        out.open("div", "class", "tools");
        out.open("label").text("Filter ");
        out.empty(
                "input",
                "id",
                "filter",
                "type",
                "search",
                "spellcheck",
                "false",
                "autocomplete",
                "off",
                "placeholder",
                "venue.type=LOB sharpe>1");
        out.close();
        out.leaf("span", "", "id", "shown", "role", "status");
        out.close();
        out.open(
                "div",
                "id",
                "grid",
                "class",
                "grid-box",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "All trials");
        out.close();
        out.leaf("noscript", "Without scripts, the table stands in trials.csv beside this page.");
        out.close();
    }

    private void settings() {
        out.open("section", "id", "settings").leaf("h2", "What the settings did");
        out.open("div", "class", "tools");
        picker("Figure ", "figure");
        picker("across ", "across");
        picker("down ", "down");
        out.close();
        out.leaf("div", "", "id", "heat", "class", "table");
        out.leaf("h3", "All settings at once");
        out.open("p", "class", "note");
        out.text("One line a trial. Drag along an axis to keep the trials that pass there; ");
        out.leaf("button", "keep all again", "id", "unbrush", "type", "button");
        out.close();
        out.leaf("div", "", "id", "lines");
        shared();
        out.close();
    }

    private void shared() {
        Map<String, String> shared = Settings.shared(experiment.results().trials());
        if (shared.isEmpty()) {
            return;
        }
        out.open("details").leaf("summary", "Settings that all trials share");
        var table = new Table("").words("Setting", "Value");
        shared.forEach((path, value) -> table.row(path, value));
        table.write(out);
        out.close();
    }

    private void picker(String title, String id) {
        out.open("label").text(title).leaf("select", "", "id", id).close();
    }
}
