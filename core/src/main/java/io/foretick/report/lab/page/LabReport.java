package io.foretick.report.lab.page;

import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.LabSummary;
import io.foretick.report.lab.ResultsTables;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// Makes everything that is derived from an experiment's results: tables and plots in its folder,
/// and the page. Reads results only; may be made again at any time, while trials are still running
/// too.
public final class LabReport {

    private LabReport() {}

    /// Writes tables, plots and the page, and returns the summary for programs.
    ///
    /// @param experimentFolder the folder with `trials/`
    /// @param htmlOrFolder the page's file, which must end in `.html`, or a folder that gets an
    ///   `index.html`
    public static ObjectNode write(Path experimentFolder, Path htmlOrFolder) throws IOException {
        Experiment experiment = Experiment.read(experimentFolder);
        var folder = new ExperimentFolder(experimentFolder);
        ResultsTables.write(experiment, folder);
        PlotFiles.write(experiment, folder.plots());
        byte[] page = LabPage.render(experiment).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(page(htmlOrFolder), page);
        return LabSummary.of(experiment);
    }

    private static Path page(Path htmlOrFolder) {
        String name = String.valueOf(htmlOrFolder.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm")
                ? htmlOrFolder
                : htmlOrFolder.resolve("index.html");
    }
}
