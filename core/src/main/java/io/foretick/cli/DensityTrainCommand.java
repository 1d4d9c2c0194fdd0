package io.foretick.cli;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;
import io.foretick.forecast.density.score.Entry;
import io.foretick.forecast.density.score.HeldOut;
import io.foretick.forecast.density.score.HeldOutScore;
import io.foretick.history.series.BuildProgress;
import io.foretick.lab.data.CoinHistory;
import io.foretick.lab.data.MinuteCloses;
import io.foretick.lab.train.settings.TrainingFile;
import io.foretick.store.Machine;
import io.foretick.store.ModelFile;
import io.foretick.store.NetworkFile;
import io.foretick.store.Provenance;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick density train`: fits a model by name, or trains the network of a configuration, and
/// writes its file. The fit is [ModelName#fit], the training [NetworkTraining]; here are only the
/// arguments and the order of steps.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Fits a density model to the recorded past of coins and writes its file.",
            "With --config it trains a network: progress goes to stderr, the picture of its"
                    + " learning to OUT.training.html. Interrupted, it goes on with --resume."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick density train --config configs/density-minute.yml \\",
            "      --klines klines/*_1m_*.csv.gz --to 2024-12-01 --out models/mine",
            "  foretick density train --klines klines/*_1m_*.csv.gz --out model.json",
            "  foretick density train --model har-t --klines klines/*_1m_*.csv.gz \\",
            "      --to 2024-12-01 --evaluate-from 2025-01-01 \\",
            "      --against ewma30-seas-t,garch-t --out trial.json --json"
        })
final class DensityTrainCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "What to fit: const-t, gauss180, ewma30-t, ewma180-t, ewma1440-t,"
                            + " ewma30-seas-t (the default), ewma180-seas-t, ewma1440-seas-t,"
                            + " garch-t, har-t or har-skew-t.")
    private String model = ModelFile.BUNDLED_NAME;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Train the network of this YAML file instead; --seed stands in it.")
    private @Nullable Path config;

    @Mixin private PastOptions past = new PastOptions();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Fit to closes from this day on, UTC; default: all.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Fit to closes before this day, UTC; default: --evaluate-from, or all.")
    private @Nullable LocalDate to;

    @Option(
            names = "--evaluate-from",
            paramLabel = "DATE",
            description = "Score the model on closes from this day on, UTC.")
    private @Nullable LocalDate evaluateFrom;

    @Option(
            names = "--against",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Models to be fitted and scored beside it, with commas between; default:"
                            + " const-t,gauss180.")
    private List<String> against = List.of("const-t", "gauss180");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
    private Path out = Path.of("");

    @Option(names = "--seed", description = "Seed of the choice of returns; default: 1.")
    private long seed = 1;

    @Option(
            names = "--git-commit",
            paramLabel = "HASH",
            description = "Commit of this program, for the model's provenance.")
    private @Nullable String gitCommit;

    @Option(
            names = "--resume",
            description = "With --config: go on where an interrupted training stopped.")
    private boolean resume;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "With --config: how many to train on; changes no bit. Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try {
            checkOptions();
            TrainingFile file = config == null ? null : TrainingFile.read(config);
            try (PastOptions.Past coins = past.open(BuildProgress.SILENT)) {
                if (file == null) {
                    fit(coins.coins());
                } else {
                    train(file, coins);
                }
            }
            return ExitCode.OK;
        } catch (ArithmeticException e) {
            err().println("foretick density train: training diverged at " + e.getMessage());
            return ExitCode.CHECK_FAILED;
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick density train: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void train(TrainingFile file, PastOptions.Past coins)
            throws IOException, InterruptedException {
        var training = new NetworkTraining(file, out, resume, threads, null, gitCommit);
        int step = file.settings().stepSeconds();
        NetworkFile trained =
                training.run(coins.inBars(step).coins(), coins.range(from, to), err());
        var report = new NetworkTrainReport(trained, out);
        out().print(json ? report.json() : report.text());
        out().flush();
    }

    private void fit(List<CoinHistory> coins) throws IOException {
        List<ModelName> names = names();
        List<MinuteSeries> all = closes(coins);
        long toMinute = minute(to != null ? to : evaluateFrom, Long.MAX_VALUE);
        List<MinuteSeries> training = between(all, minute(from, 0), toMinute);
        FitPlan plan = FitPlan.standard(new Seed(seed));
        List<FittedModel> fits =
                names.stream().map(name -> FittedModel.fit(name, training, plan)).toList();
        ModelFile file = new ModelFile(model, provenance(coins, training), fits.getFirst().model());
        List<HeldOutScore> scores = new ArrayList<>();
        if (evaluateFrom != null) {
            List<Entry> entries = fits.stream().map(FittedModel::entry).toList();
            long fromMinute = minute(evaluateFrom, 0);
            scores.addAll(HeldOut.score(entries, all, fromMinute, plan.seed()));
        }
        file.write(out);
        var report = new DensityTrainReport(file, out, fits, scores);
        out().print(json ? report.json() : report.text());
        out().flush();
    }

    /// The model to be trained, then its rivals where there is anything to score.
    private List<ModelName> names() {
        List<ModelName> names = new ArrayList<>();
        names.add(ModelName.parse(model));
        List<String> rivals = evaluateFrom == null ? List.of() : against;
        for (String rival : rivals) {
            if (!rival.equals(model)) {
                names.add(ModelName.parse(rival));
            }
        }
        return names;
    }

    private void checkOptions() {
        if (config != null && evaluateFrom != null) {
            throw new IllegalArgumentException(
                    "a network is scored by `density evaluate`, not by --evaluate-from");
        }
        Checks.positive(threads, "--threads");
        if (resume && config == null) {
            throw new IllegalArgumentException("--resume goes with --config");
        }
        if (to != null && evaluateFrom != null && to.isAfter(evaluateFrom)) {
            throw new IllegalArgumentException(
                    "--to must not lie after --evaluate-from " + evaluateFrom + ", was " + to);
        }
    }

    private static List<MinuteSeries> closes(List<CoinHistory> coins) {
        List<MinuteSeries> closes = new ArrayList<>();
        for (CoinHistory coin : coins) {
            closes.addAll(MinuteCloses.between(coin.series(), 0, Long.MAX_VALUE));
        }
        return closes;
    }

    private static List<MinuteSeries> between(
            List<MinuteSeries> all, long fromMinute, long toMinute) {
        List<MinuteSeries> kept =
                all.stream()
                        .map(series -> series.between(fromMinute, toMinute))
                        .filter(series -> series.size() > 0)
                        .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("no kline ends between --from and --to");
        }
        return kept;
    }

    private Provenance provenance(List<CoinHistory> coins, List<MinuteSeries> training) {
        long firstMinute = training.stream().mapToLong(one -> one.minute(0)).min().orElseThrow();
        long lastMinute =
                training.stream().mapToLong(one -> one.minute(one.size() - 1)).max().orElseThrow();
        return new Provenance(
                String.join(" ", Main.commandLine().getCommandSpec().version()),
                coins.stream().flatMap(coin -> coin.files().stream()).toList(),
                null,
                Instant.ofEpochSecond(firstMinute * 60),
                Instant.ofEpochSecond(lastMinute * 60),
                training.stream().mapToLong(MinuteSeries::size).sum(),
                seed,
                gitCommit,
                Machine.here());
    }

    /// Minutes since the epoch at the start of a day, or `otherwise` without one.
    private static long minute(@Nullable LocalDate day, long otherwise) {
        return day == null ? otherwise : day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() / 60;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
