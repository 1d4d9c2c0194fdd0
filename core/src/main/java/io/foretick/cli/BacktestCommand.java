package io.foretick.cli;

import io.foretick.venue.recording.InputFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  foretick backtest --input quotes/*.csv.gz --against bundled,har-t=har.json",
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

    @Mixin private final RecordingRun run = new RecordingRun();

    @Override
    public Integer call() throws IOException {
        RunPlace.refuseInside(out, inputs);
        InputFiles files = InputFiles.find(inputs);
        run.run("backtest", out, _ -> files);
        return ExitCode.OK;
    }
}
