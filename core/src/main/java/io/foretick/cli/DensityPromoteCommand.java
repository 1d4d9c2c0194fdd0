package io.foretick.cli;

import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.history.series.BuildProgress;
import io.foretick.lab.promotion.PromotionTrial;
import io.foretick.lab.promotion.PromotionVerdict;
import io.foretick.store.StoredModel;
import io.foretick.store.registry.LiveModel;
import io.foretick.store.registry.ModelRegistry;
import io.foretick.store.registry.Reason;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `foretick density promote`: makes a model live if it is not worse than the present one and its
/// anchor. The rule is [PromotionTrial]'s; here are only the arguments and the order of steps.
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Makes a model live if it is not worse than the present one and its anchor.",
        footer = {
            "",
            "The rule: all are scored on the same ends of markets, drawn from --from to --to,"
                    + " where none of them was trained. The candidate's mean log score over all"
                    + " durations less the anchor's must be at least 0, less the live model's at"
                    + " least -0.0005 nats. That a difference lies within its own error does not"
                    + " count. The candidate must leave no more than 5 %% of the questions"
                    + " unanswered.",
            "",
            "Ends with 2 and the figures where the model is refused. With --force it goes live"
                    + " all the same, and the audit log says so.",
            "",
            "Example:",
            "  foretick density promote --model models/density-minute \\",
            "      --klines klines/*_1m_*.csv.gz \\",
            "      --from 2025-01-01 --to 2025-05-01"
        })
final class DensityPromoteCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The model that is to go live.")
    private Path model = Path.of("");

    @Mixin private RegistryOption registry = new RegistryOption();

    @Mixin private PastOptions past = new PastOptions();

    @Mixin private ExamOptions scored = new ExamOptions();

    @Option(names = "--force", description = "Make it live whatever the figures say.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return promote();
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof NoSuchFileException ? "no such file: " : "";
            err().println("foretick density promote: " + reason + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int promote() throws IOException, InterruptedException {
        StoredModel candidate = StoredModel.load(model);
        ModelRegistry models = registry.open();
        Optional<LiveModel> live = models.current();
        if (live.isPresent() && live.get().digest().equals(candidate.digest())) {
            throw new IllegalArgumentException(candidate.digest() + " is live already");
        }
        Optional<StoredModel> present =
                live.isPresent() ? Optional.of(live.get().load()) : Optional.empty();
        var trial = new PromotionTrial(candidate, present);
        List<String> known = trial.trainedBeyond(scored.start());
        if (!known.isEmpty() && !force) {
            throw new IllegalArgumentException(
                    "--from must not lie in what a model was trained on: "
                            + String.join(", ", known));
        }
        PromotionVerdict verdict = verdict(candidate, trial);
        boolean clean = verdict.isPassed() && known.isEmpty();
        Optional<LiveModel> promoted = Optional.empty();
        if (clean || force) {
            var reason = new Reason(Instant.now(), reason(known), !clean, verdict.figures());
            Optional<String> against = live.map(LiveModel::digest);
            promoted = Optional.of(models.promote(model, candidate.digest(), against, reason));
        }
        var report = new DensityPromoteReport(candidate, live, verdict, promoted, !clean && force);
        out().print(json ? report.json() : report.text());
        out().flush();
        return promoted.isPresent() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private PromotionVerdict verdict(StoredModel candidate, PromotionTrial trial)
            throws IOException, InterruptedException {
        EvaluationPlan plan = scored.plan();
        try (PastOptions.Past coins = past.open(BuildProgress.SILENT)) {
            return trial.hold(coins.asReadBy(candidate.model()).series(), plan, scored.threads());
        }
    }

    private String reason(List<String> known) {
        String window = scored.text();
        return known.isEmpty() ? window : window + "; " + String.join(", ", known);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
