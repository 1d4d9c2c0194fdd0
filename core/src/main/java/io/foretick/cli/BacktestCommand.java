package io.foretick.cli;

import io.foretick.forecast.density.EwmaModel;
import io.foretick.report.RunFigures;
import io.foretick.session.Backtest;
import io.foretick.session.Config;
import io.foretick.session.RunResult;
import io.foretick.venue.recording.InputFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick backtest`: recordings through the engine of a live session.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Runs recordings through the same engine as a live session, against simulated"
                        + " fills, and scores the forecasts.",
        footer = {
            "",
            "Examples:",
            "  foretick backtest --input recordings/*.gz --out out/a --json",
            "  foretick backtest --input out/a/journal --set risk.cooldown_ms=1000"
        })
final class BacktestCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            arity = "1..*",
            required = true,
            paramLabel = "PATH",
            description =
                    "Recordings, market lists, folders of them, or journals; formats are"
                            + " recognised, several are merged by time.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run; an earlier backtest in it is replaced.",
            showDefaultValue = Help.Visibility.ALWAYS)
    private Path out = Path.of("out/backtest");

    @Option(names = "--json", description = "Print summary.json and nothing else.")
    private boolean json;

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Config config = options.read();
        EwmaModel model = Models.load(config);
        InputFiles files = InputFiles.find(inputs);
        RunPlace.prepare(out, "backtest");
        var report = new RunReport(config, model);
        var backtest = Backtest.of(config, model);
        report.observers().forEach(backtest::observe);
        var progress = new ProgressLine(spec.commandLine().getErr());
        RunResult result = backtest.run(files, out.resolve("journal"), progress);
        var figures =
                new RunFigures(
                        "backtest",
                        result.digest(),
                        result.wallSeconds(),
                        result.peakMemoryBytes(),
                        result.problems());
        ObjectNode summary = report.summary(backtest.engine(), figures);
        report.write(out, summary);
        RunReport.print(summary, json, spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
