package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.session.Backtest;
import io.foretick.session.Config;
import io.foretick.session.RunResult;
import io.foretick.store.ModelFile;
import io.foretick.venue.recording.InputFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick backtest`: recordings through the engine of a live session.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Runs recordings through the same engine as a live session.",
        footer = {"", "Example:", "  foretick backtest --input recordings/*.gz --out out/a --json"})
final class BacktestCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            arity = "1..*",
            required = true,
            paramLabel = "PATH",
            description = "Recordings, market lists, folders of them, or journals.")
    private List<Path> inputs = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
    private Path out = Path.of("out/backtest");

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Config config = options.read();
        var model =
                config.density().model().equals("bundled")
                        ? ModelFile.loadBundled()
                        : ModelFile.load(Path.of(config.density().model()));
        var backtest = Backtest.of(config, model.model());
        RunResult result =
                backtest.run(InputFiles.find(inputs), out.resolve("journal"), (_, _, _) -> {});
        spec.commandLine()
                .getOut()
                .println(
                        result
                                + " digest "
                                + Digest.hex(result.digest())
                                + " refusals "
                                + refusals(backtest));
        return ExitCode.OK;
    }

    private static String refusals(Backtest backtest) {
        var text = new StringBuilder();
        for (var gate : io.foretick.strategy.Gate.values()) {
            long count = backtest.engine().refusals().count(gate);
            if (count > 0) {
                text.append(gate.key()).append('=').append(count).append(' ');
            }
        }
        return text.toString();
    }
}
