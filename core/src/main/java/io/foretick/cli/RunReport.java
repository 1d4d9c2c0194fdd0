package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.report.ConsoleSummary;
import io.foretick.report.RunFigures;
import io.foretick.report.RunFolder;
import io.foretick.report.RunRecorder;
import io.foretick.report.ScorePoints;
import io.foretick.report.Summary;
import io.foretick.session.Config;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// What every command that runs an engine leaves behind: the run folder and the summary on stdout.
final class RunReport {

    private final RunRecorder recorder;

    RunReport(Config config, EwmaModel model) {
        Config.Score score = config.score();
        var points =
                new ScorePoints(
                        score.shares(),
                        score.secondsBeforeEnd(),
                        score.maxAgeSeconds(),
                        score.resamples(),
                        new Seed(config.seed()).split("scores"));
        recorder = new RunRecorder(points, model);
    }

    /// Who has to see the run.
    List<EngineObserver> observers() {
        return List.of(recorder);
    }

    /// The summary of the finished run.
    ObjectNode summary(Engine engine, RunFigures figures) {
        return Summary.of(recorder, engine, figures);
    }

    /// Writes the run folder.
    void write(Path folder, ObjectNode summary) throws IOException {
        RunFolder.open(folder).writeSummary(summary);
    }

    /// Prints the summary, as JSON or for people.
    static void print(ObjectNode summary, boolean json, PrintWriter out) {
        out.println(json ? Summary.text(summary).stripTrailing() : ConsoleSummary.text(summary));
        out.flush();
    }
}
