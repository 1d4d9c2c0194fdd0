package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.ConsoleSummary;
import io.foretick.report.RunFigures;
import io.foretick.report.RunFolder;
import io.foretick.report.RunRecorder;
import io.foretick.report.ScorePoints;
import io.foretick.report.Summary;
import io.foretick.report.page.CurveRecorder;
import io.foretick.report.page.HtmlReport;
import io.foretick.report.rival.Rival;
import io.foretick.report.telemetry.TelemetryRecorder;
import io.foretick.session.Config;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// What every command that runs recordings leaves behind: `summary.json`, `report.html` and the
/// CSVs in the run folder, and the summary on stdout.
final class RunReport implements AutoCloseable {

    private final Path folder;
    private final RunRecorder recorder;
    private final CurveRecorder curves = new CurveRecorder();
    private final TelemetryRecorder telemetry;

    RunReport(Path folder, Config config, EconometricModel model) {
        this(folder, config, model, List.of());
    }

    /// With models that are scored beside the run's own.
    RunReport(Path folder, Config config, EconometricModel model, List<Rival> rivals) {
        this.folder = folder;
        this.recorder = recorder(config, model, rivals);
        this.telemetry = new TelemetryRecorder(folder.resolve("logs"));
    }

    /// A recorder for the summary alone.
    static RunRecorder recorder(Config config, EconometricModel model) {
        return recorder(config, model, List.of());
    }

    private static RunRecorder recorder(Config config, EconometricModel model, List<Rival> rivals) {
        Config.Score score = config.score();
        var points =
                new ScorePoints(
                        score.shares(),
                        score.secondsBeforeEnd(),
                        score.maxAgeSeconds(),
                        score.resamples(),
                        new Seed(config.seed()).split("scores"));
        return new RunRecorder(points, model, rivals);
    }

    /// Who has to see the run for the summary's sake.
    List<EngineObserver> recorders() {
        return List.of(recorder, curves);
    }

    /// Who writes the CSVs of each market; to be closed by the caller.
    TelemetryRecorder logs() {
        return telemetry;
    }

    /// Who has to see the run.
    List<EngineObserver> observers() {
        return List.of(recorder, curves, telemetry);
    }

    /// Writes the run folder and gives the summary of the finished run.
    ObjectNode write(Engine engine, RunFigures figures) throws IOException {
        telemetry.close();
        return write(Summary.of(recorder, engine, figures));
    }

    /// As above, with the figures of live feeds in the summary; the CSVs stay open.
    ObjectNode write(Engine engine, RunFigures figures, ObjectNode live) throws IOException {
        ObjectNode summary = Summary.of(recorder, engine, figures);
        summary.set("live", live);
        return write(summary);
    }

    private ObjectNode write(ObjectNode summary) throws IOException {
        RunFolder files = RunFolder.open(folder);
        files.writeSummary(summary);
        files.write("report.html", out -> out.write(HtmlReport.render(summary, curves)));
        return summary;
    }

    @Override
    public void close() throws IOException {
        telemetry.close();
    }

    /// Prints the summary, as JSON or for people.
    static void print(ObjectNode summary, boolean json, PrintWriter out) {
        out.println(json ? Summary.text(summary).stripTrailing() : ConsoleSummary.text(summary));
        out.flush();
    }
}
