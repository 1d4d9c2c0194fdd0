package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.report.RunFigures;
import io.foretick.report.RunRecorder;
import io.foretick.report.Summary;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.JournalHeads;
import io.foretick.session.Replay;
import io.foretick.session.model.ModelReplay;
import io.foretick.store.ModelFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick replay`: folds a journal again and compares.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Folds a journal again, sends nothing, and compares commands, digests and"
                        + " checkpoints.",
        footer = {"", "Example:", "  foretick replay out/a/journal --verify"})
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path journal;

    @Option(names = "--verify", description = "Exit 2 at the first difference and name the record.")
    private boolean verify;

    @Option(
            names = "--recompute",
            description = "Make the forecasts anew and compare them with the journalled ones.")
    private boolean recompute;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "With --recompute, where the store of history is that the session read;"
                            + " history.store of the journal else.")
    private @Nullable Path store;

    @Option(names = "--json", description = "Print the summary as JSON and nothing else.")
    private boolean json;

    @Mixin private final UserStrategies strategies = new UserStrategies();
    @Mixin private final UserForecaster forecaster = new UserForecaster();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long beganNs = System.nanoTime();
        Config config = Replay.config(journal);
        boolean read = !config.history().store().isBlank();
        EconometricModel model = read ? baseline(config) : Models.load(config);
        RunRecorder recorder = RunReport.recorder(config, model);
        Replay replay;
        Replay.Result result;
        try (ModelReplay reader = recompute && read ? reader(config) : null) {
            replay = replay(model, reader);
            result = replay.run(List.of(recorder));
        }
        double seconds = (System.nanoTime() - beganNs) / 1e9;
        var figures = new RunFigures("replay", result.digest(), seconds, 0, List.of());
        ObjectNode summary = Summary.of(recorder, replay.engine(), figures);
        summary.putObject("replay")
                .put("identical", result.identical())
                .put("events", result.events())
                .put("commands", result.commands())
                .put("digests", result.digests())
                .put("checkpoints", result.checkpoints())
                .put("forecasts", result.forecasts())
                .put("divergence", result.divergence());
        if (result.afterSequence() >= 0) {
            err().printf(
                            "replay: the journal was compacted; it begins with the checkpoint after"
                                    + " record %,d, which is taken as it is%n",
                            result.afterSequence());
        }
        print(summary, result);
        return verify && !result.identical() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    /// What the report measures the session's first model by. The journal has the forecasts, so
    /// that only `--recompute` has to have their model.
    private EconometricModel baseline(Config config) throws IOException {
        long digest = JournalHeads.modelDigest(Replay.head(journal));
        try {
            return Models.baseline(ModelShelf.of(config).stored(digest));
        } catch (IOException | ConfigException e) {
            if (recompute) {
                throw e;
            }
            err().printf(
                            "replay: the session's model %s cannot be had, the report measures by"
                                    + " the bundled one: %s%n",
                            Digest.hex(digest), String.valueOf(e.getMessage()));
            return ModelFile.loadBundled().model();
        }
    }

    /// What makes forecasts from recorded history anew.
    private ModelReplay reader(Config config) {
        Path folder = store == null ? Path.of(config.history().store()) : store;
        return new ModelReplay(
                folder, ModelChoice.symbols(config), ModelShelf.of(config), config.density());
    }

    private Replay replay(EconometricModel model, @Nullable ModelReplay reader) throws IOException {
        if (!recompute) {
            return Replay.of(journal, strategies.load());
        }
        return reader == null
                ? Replay.recomputing(journal, strategies.load(), forecaster.or(model))
                : Replay.recomputing(journal, strategies.load(), reader);
    }

    private void print(ObjectNode summary, Replay.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        RunReport.print(summary, json, out);
        if (!json && result.identical()) {
            out.printf(
                    "replay: identical: %,d events, %,d commands, %,d digests, %,d checkpoints%n",
                    result.events(), result.commands(), result.digests(), result.checkpoints());
        }
        if (!result.identical()) {
            err().println("replay: " + result.divergence());
        }
        out.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
