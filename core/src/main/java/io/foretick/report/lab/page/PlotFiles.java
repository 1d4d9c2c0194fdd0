package io.foretick.report.lab.page;

import io.foretick.report.html.SvgChart;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.TrialResult;
import io.foretick.store.file.WholeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Charts of an experiment as files of their own, for slides and papers.
final class PlotFiles {

    private PlotFiles() {}

    /// Writes `equity.svg`, `drawdown.svg` and `logits.svg`, as far as there is something to draw.
    static void write(Experiment experiment, Path folder) throws IOException {
        List<TrialResult> best = experiment.best();
        if (!best.isEmpty()) {
            write(LabCharts.equity(best), folder.resolve("equity.svg"));
            write(LabCharts.drawdown(best), folder.resolve("drawdown.svg"));
        }
        if (!experiment.overfit().logits().isEmpty()) {
            write(LuckSection.chart(experiment.overfit()), folder.resolve("logits.svg"));
        }
    }

    private static void write(SvgChart chart, Path file) throws IOException {
        WholeFile.write(file, chart.drawAlone(LabPage.styles()).getBytes(StandardCharsets.UTF_8));
    }
}
