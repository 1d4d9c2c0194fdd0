package io.foretick.lab.trial;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.forecast.signal.Signal;
import io.foretick.lab.dataset.BarSet;
import io.foretick.lab.dataset.DatasetCache;
import io.foretick.lab.dataset.OnceMap;
import io.foretick.lab.dataset.Tape;
import io.foretick.lab.model.Accelerator;
import io.foretick.lab.model.Models;
import io.foretick.lab.model.Score;
import io.foretick.lab.model.Targets;
import io.foretick.lab.model.WalkForwardResult;
import io.foretick.lab.run.MachineFailure;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.signal.Signals;
import io.foretick.lab.trial.signal.SignalsFile;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Trains each distinct set of data, bars, features, labels, model and split once. Any thread.
final class Trainings {

    private static final int HELD = 16;

    private final DatasetCache datasets;
    private final Accelerator accelerator;
    private final Optional<Path> folder;
    private final OnceMap<String, Signals> trained = new OnceMap<>(HELD);

    /// @param accelerator what trainings have to share
    /// @param folder where trainings outlive this process, if anywhere
    Trainings(DatasetCache datasets, Accelerator accelerator, Optional<Path> folder) {
        this.datasets = datasets;
        this.accelerator = accelerator;
        this.folder = folder;
    }

    /// The word of the trial's models.
    Signals of(TrialSpec spec) throws IOException {
        String key = spec.trainingKey();
        return key.isEmpty() ? Signals.none() : trained.get(key, _ -> made(spec, key));
    }

    private Signals made(TrialSpec spec, String key) throws IOException {
        if (folder.isEmpty()) {
            return trained(spec);
        }
        Path file = folder.get().resolve(key + ".signals");
        Optional<Signals> kept = SignalsFile.read(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        Signals signals = trained(spec);
        try {
            SignalsFile.write(file, signals);
        } catch (IOException e) {
            throw new MachineFailure("a training cannot be kept", e);
        }
        return signals;
    }

    /// Refuses a trial with too few bars for its models, without training them.
    void checkBlocks(TrialSpec spec) throws IOException {
        BarSet bars = datasets.bars(spec);
        int before = firstTest(spec, bars);
        int folds = spec.split().folds();
        boolean asks = !spec.trainingKey().isEmpty();
        if (asks && (before == 0 || bars.size() - before < folds)) {
            throw new IOException(
                    "%d bars end before the first test block and %d after, too few for %d of them"
                            .formatted(before, bars.size() - before, folds));
        }
    }

    private int firstTest(TrialSpec spec, BarSet bars) throws IOException {
        Tape tape = datasets.tape(spec.data(), spec.split());
        return bars.firstEndingFrom(tape.tradedFromNs(spec.split()));
    }

    /// The same, trained anew and kept nowhere.
    Signals trained(TrialSpec spec) throws IOException {
        BarSet bars = datasets.bars(spec);
        var targets = Targets.of(bars.labels(), bars.weights());
        int firstTest = firstTest(spec, bars);
        FeatureTable features = bars.features();
        var seed = new Seed(spec.seed()).split("models");
        try {
            WalkForwardResult result =
                    accelerator.run(() ->
                            Models.walkForward(
                                    spec.model(),
                                    spec.split(),
                                    firstTest,
                                    features,
                                    targets,
                                    seed));
            return signals(bars, result);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to train");
        }
    }

    private static Signals signals(BarSet bars, WalkForwardResult result) {
        List<Signal> said = result.signals();
        long[] knownNs = new long[said.size()];
        double[] returnLog = new double[said.size()];
        for (int bar = 0; bar < knownNs.length; bar++) {
            knownNs[bar] = bars.endNs(bar);
            returnLog[bar] = said.get(bar).returnLog() * said.get(bar).trust();
        }
        Score score = result.score();
        var quality = new Signals.Quality(score.rows(), score.correlation(), score.hitRate());
        return new Signals(knownNs, returnLog, quality);
    }
}
