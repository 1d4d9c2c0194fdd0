package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.forecast.density.EwmaFit;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HeldOut;
import io.foretick.forecast.density.HeldOutScore;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.store.KlineCsv;
import io.foretick.store.ModelFile;
import io.foretick.store.Provenance;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
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

/// `foretick density train`: fits a model to klines and writes its file. The fit itself is
/// [EwmaFit]; here are only the arguments and the order of steps.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Fits a density model to one-minute klines and writes its file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick density train --klines klines/*_1m_*.csv.gz --out model.json",
            "  foretick density train --klines klines/*_1m_*.csv.gz --to 2024-12-01 \\",
            "      --evaluate-from 2025-01-01 --out trial.json --json"
        })
final class DensityTrainCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "What to fit: ewma30-seas-t, the default.")
    private String model = ModelFile.BUNDLED_NAME;

    @Option(
            names = "--klines",
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            description =
                    "Kline files such as BTCUSDT_1m_202501.csv.gz; rows are open_time_ms,"
                            + "open,high,low,close,volume.")
    private List<Path> klines = List.of();

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

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
    private Path out = Path.of("");

    @Option(names = "--seed", description = "Seed of the choice of returns; default: 1.")
    private long seed = 1;

    @Option(
            names = "--git-commit",
            paramLabel = "HASH",
            description = "Commit of this program, for the model's provenance.")
    private @Nullable String gitCommit;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            train();
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick density train: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void train() throws IOException {
        checkOptions();
        long startNs = System.nanoTime();
        List<KlineCsv.Klines> files = read();
        List<MinuteSeries> all = files.stream().map(KlineCsv.Klines::series).toList();
        long toMinute = minute(to != null ? to : evaluateFrom, Long.MAX_VALUE);
        List<MinuteSeries> training = before(all, toMinute);
        EwmaFit.Plan plan = EwmaFit.Plan.standard(new Seed(seed));
        EwmaModel fitted = EwmaFit.fit(training, plan);
        ModelFile file = new ModelFile(model, provenance(files, training), fitted);
        List<HeldOutScore> scores = new ArrayList<>();
        if (evaluateFrom != null) {
            long fromMinute = minute(evaluateFrom, 0);
            scores.addAll(HeldOut.score(fitted, training, all, fromMinute, plan));
        }
        file.write(out);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        var report = new DensityTrainReport(file, out, seconds, scores);
        out().print(json ? report.json() : report.text());
        out().flush();
    }

    private void checkOptions() {
        if (!model.equals(ModelFile.BUNDLED_NAME)) {
            throw new IllegalArgumentException(
                    "--model must be " + ModelFile.BUNDLED_NAME + ", was " + model);
        }
        if (to != null && evaluateFrom != null && to.isAfter(evaluateFrom)) {
            throw new IllegalArgumentException(
                    "--to must not lie after --evaluate-from " + evaluateFrom + ", was " + to);
        }
    }

    private List<KlineCsv.Klines> read() throws IOException {
        List<KlineCsv.Klines> files = new ArrayList<>();
        for (Path path : klines.stream().sorted().toList()) {
            err().println("reading " + path);
            files.add(KlineCsv.read(path));
        }
        return files;
    }

    private static List<MinuteSeries> before(List<MinuteSeries> all, long toMinute) {
        List<MinuteSeries> kept =
                all.stream()
                        .map(series -> series.between(0, toMinute))
                        .filter(series -> series.size() > 0)
                        .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("no kline ends before --to");
        }
        return kept;
    }

    private Provenance provenance(List<KlineCsv.Klines> files, List<MinuteSeries> training) {
        long firstMinute = training.stream().mapToLong(one -> one.minute(0)).min().orElseThrow();
        long lastMinute =
                training.stream().mapToLong(one -> one.minute(one.size() - 1)).max().orElseThrow();
        return new Provenance(
                String.join(" ", Main.commandLine().getCommandSpec().version()),
                files.stream().map(KlineCsv.Klines::file).toList(),
                Instant.ofEpochSecond(firstMinute * 60),
                Instant.ofEpochSecond(lastMinute * 60),
                training.stream().mapToLong(MinuteSeries::size).sum(),
                seed,
                gitCommit,
                Provenance.thisJdk(),
                Provenance.thisPlatform());
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
