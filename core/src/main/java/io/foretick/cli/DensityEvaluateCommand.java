package io.foretick.cli;

import io.foretick.forecast.density.evaluation.Contestant;
import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.evaluation.Exam;
import io.foretick.forecast.density.evaluation.Fan;
import io.foretick.history.series.BuildProgress;
import io.foretick.lab.evaluation.ParallelExam;
import io.foretick.lab.evaluation.Yardstick;
import io.foretick.lab.evaluation.Yardsticks;
import io.foretick.store.StoredModel;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `foretick density evaluate`: scores a model and its rivals on what none of them has seen. The
/// scores are those of `forecast.density.evaluation`; here are only the arguments and the order of
/// steps.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Scores a density model and its rivals on returns that it has not seen.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick density evaluate --model models/density-minute --klines klines/ \\",
            "      --from 2025-01-01 --to 2025-04-01 --against har-t,ewma30s-t,garch-t \\",
            "      --json --out evaluation",
            "  foretick density evaluate --model har.json --store history --symbols BTCUSDT \\",
            "      --from 2025-01-01 --to 2025-04-01 --against old=models/old.json"
        })
final class DensityEvaluateCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model that is scored.")
    private Path model = Path.of("");

    @Mixin private PastOptions past = new PastOptions();

    @Mixin private ExamOptions scored = new ExamOptions();

    @Option(
            names = "--against",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Rivals with commas between: names of models, taken from the model's file"
                            + " where it has them and else fitted to the data before --from, or"
                            + " NAME=FILE; default: har-t,ewma30s-t,garch-t.")
    private List<String> against = List.of("har-t", "ewma30s-t", "garch-t");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for evaluation.json and report.html; it is made.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try {
            evaluate();
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick density evaluate: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void evaluate() throws IOException, InterruptedException {
        EvaluationPlan plan = scored.plan();
        if (against.stream().distinct().count() < against.size()) {
            throw new IllegalArgumentException("--against must not name a rival twice");
        }
        StoredModel stored = StoredModel.load(model);
        try (PastOptions.Past opened = past.open(BuildProgress.SILENT)) {
            PastOptions.Past coins = opened.asReadBy(stored.model());
            Exam exam = Exam.draw(coins.series(), plan);
            List<Yardstick> yardsticks = yardsticks(stored, coins, plan);
            Evaluation evaluation = evaluation(exam, stored, yardsticks);
            var report =
                    new DensityEvaluateReport(
                            new DensityEvaluateReport.Subject(stored, model, yardsticks),
                            plan,
                            coins.coins(),
                            evaluation,
                            Fan.of(exam, stored.model()));
            report.warnings().forEach(warning -> err().println("WARNING: " + warning));
            if (out != null) {
                report.write(out);
            }
            out().print(json ? report.json() : report.text());
            out().flush();
        }
    }

    private List<Yardstick> yardsticks(
            StoredModel stored, PastOptions.Past coins, EvaluationPlan plan) throws IOException {
        var known = new Yardsticks(stored, coins.series(), plan.fromSecond(), plan.seed());
        List<Yardstick> yardsticks = new ArrayList<>();
        for (String word : against) {
            Yardstick yardstick = known.find(word);
            err().println(yardstick.name() + ": " + yardstick.source());
            yardsticks.add(yardstick);
        }
        return yardsticks;
    }

    private Evaluation evaluation(Exam exam, StoredModel stored, List<Yardstick> yardsticks)
            throws InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Contestant(stored.name(), stored.model()));
        yardsticks.forEach(yardstick -> contestants.add(yardstick.contestant()));
        return new ParallelExam(exam, scored.threads())
                .evaluate(contestants, one -> err().println("asking " + one.name()));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
