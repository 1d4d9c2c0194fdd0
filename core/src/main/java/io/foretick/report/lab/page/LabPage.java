package io.foretick.report.lab.page;

import io.foretick.report.html.Markup;
import io.foretick.report.html.Page;
import io.foretick.report.lab.Experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Renders an experiment as one page that needs nothing but itself. Words, charts and tables of the
/// best trials are in the page; its own script draws what a reader sorts and picks.
final class LabPage {

    private final Experiment experiment;
    private final Markup out;

    private LabPage(Experiment experiment, Markup out) {
        this.experiment = experiment;
        this.out = out;
    }

    /// The page as well-formed XHTML.
    static String render(Experiment experiment) {
        String title = "Foretick experiment " + experiment.about().name();
        return Page.of(title, styles(), out -> new LabPage(experiment, out).write(title));
    }

    /// What this page adds to the look of all pages.
    static String styles() {
        return resource("lab.css");
    }

    private void write(String title) {
        new HeaderSection(experiment, out).write(title);
        new LuckSection(experiment, out).write();
        new BestSection(experiment, out).write();
        new ExplorerSection(experiment, out).write();
        new LockedSection(experiment, out).write();
        new NotesSection(experiment, out).write();
        script();
    }

    /// In a frame that hides its signs from readers of XML and is a comment to the script.
    private void script() {
        out.open("script", "type", "application/json", "id", "data");
        out.raw(TrialData.json(experiment.results().trials())).close();
        out.open("script").raw("//<![CDATA[\n" + resource("lab.js") + "\n//]]>").close();
    }

    private static String resource(String name) {
        try (InputStream file = LabPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
