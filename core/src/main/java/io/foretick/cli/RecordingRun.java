package io.foretick.cli;

import io.foretick.forecast.ForecasterFactory;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.RunFigures;
import io.foretick.report.rival.Rival;
import io.foretick.session.Backtest;
import io.foretick.session.Config;
import io.foretick.session.RunResult;
import io.foretick.strategy.Strategy;
import io.foretick.venue.recording.InputFiles;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What `backtest` and `demo` have in common: recordings go in; a journal, a run folder and a
/// summary come out.
final class RecordingRun {

    @Option(names = "--json", description = "Print summary.json and nothing else.")
    private boolean json;

    @Option(
            names = "--against",
            paramLabel = "MODELS",
            split = ",",
            description =
                    "Models to be scored beside the configured one at the same points, with commas"
                            + " between: each `bundled` or NAME=FILE.")
    private List<String> against = List.of();

    @Mixin private final ConfigOptions options = new ConfigOptions();
    @Mixin private final UserStrategies strategies = new UserStrategies();
    @Mixin private final UserForecaster forecaster = new UserForecaster();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// Finds or makes the recordings of a run.
    @FunctionalInterface
    interface Input {

        /// The recordings; `out` is the folder of the run, ready to be written.
        InputFiles in(Path out) throws IOException;
    }

    boolean json() {
        return json;
    }

    /// Runs recordings and leaves the run folder `out`, in place of an earlier run of this kind.
    ///
    /// @param kind such as `backtest`
    void run(String kind, Path out, Input input) throws IOException {
        Config config = options.read();
        EconometricModel model = Models.load(config);
        List<Rival> rivals = Models.rivals(against);
        ForecasterFactory forecasters = forecaster.or(model);
        List<Strategy> own = strategies.load();
        RunPlace.prepare(out, kind);
        InputFiles files = input.in(out);
        var backtest = Backtest.of(config, forecasters, own);
        try (var report = new RunReport(out, config, model, rivals)) {
            report.observers().forEach(backtest::observe);
            var progress = new ProgressLine(spec.commandLine().getErr());
            RunResult result = backtest.run(files, out.resolve("journal"), progress);
            var figures =
                    new RunFigures(
                            kind,
                            result.digest(),
                            result.wallSeconds(),
                            result.peakMemoryBytes(),
                            result.problems());
            ObjectNode summary = report.write(backtest.engine(), figures);
            RunReport.print(summary, json, spec.commandLine().getOut());
        }
    }
}
