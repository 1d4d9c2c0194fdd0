package io.foretick.torch;

import io.foretick.cli.NetworkTrainReport;
import io.foretick.cli.NetworkTraining;
import io.foretick.cli.PastOptions;
import io.foretick.history.series.BuildProgress;
import io.foretick.lab.train.settings.TrainingFile;
import io.foretick.store.NetworkFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

/// `train`: what `foretick density train --config` does, with PyTorch in place of our kernels. The
/// file that it writes is the same kind of file.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the network of a configuration with PyTorch and writes its file, which",
            "`foretick` reads as any other. Interrupted, it goes on with --resume."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  foretick-torch train --config configs/density-minute.yml --device cuda --mixed \\",
            "      --klines klines/*_1m_*.csv.gz --to 2024-12-01 --out models/mine"
        })
final class TrainCommand implements Callable<Integer> {

    private static final int USAGE = 1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The YAML file of the network and its training.")
    private Path config = Path.of("");

    @Mixin private PastOptions past = new PastOptions();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Train on closes from this day on, UTC; default: all.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Train on closes before this day, UTC; default: all.")
    private @Nullable LocalDate to;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
    private Path out = Path.of("");

    @Option(names = "--device", paramLabel = "DEVICE", description = "cpu or cuda; default: cpu.")
    private TorchDevice device = TorchDevice.CPU;

    @Option(
            names = "--mixed",
            description = "Take products of numbers of 16 bits, which pays on cuda only.")
    private boolean mixed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads on the processor; default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Go on where an interrupted training stopped.")
    private boolean resume;

    @Option(
            names = "--git-commit",
            paramLabel = "HASH",
            description = "Commit of this program, for the model's provenance.")
    private @Nullable String gitCommit;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter errors = spec.commandLine().getErr();
        try (PastOptions.Past coins = past.open(BuildProgress.SILENT)) {
            TorchRuntime runtime = TorchRuntime.open(device, threads);
            TrainingFile settings = TrainingFile.read(config);
            int step = settings.settings().stepSeconds();
            var training =
                    new NetworkTraining(
                            settings,
                            out,
                            resume,
                            threads,
                            TorchStepper.maker(runtime, mixed),
                            gitCommit);
            NetworkFile file =
                    training.run(coins.inBars(step).coins(), coins.range(from, to), errors);
            var report = new NetworkTrainReport(file, out);
            PrintWriter print = spec.commandLine().getOut();
            print.print(json ? report.json() : report.text());
            print.flush();
            return 0;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            errors.println("foretick-torch train: " + e.getMessage());
            return USAGE;
        }
    }
}
