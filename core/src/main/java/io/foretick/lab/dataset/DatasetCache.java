package io.foretick.lab.dataset;

import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.lab.spec.TrialSpec;

import java.io.IOException;

/// The tapes and bars of a running experiment, each made once, whichever worker asks first. Any
/// thread. Holds the newest few; what was dropped is made again.
public final class DatasetCache {

    private record TapeKey(DataSpec data, double lockedShare) {}

    /// The split counts only where something is fitted to its training part.
    private record BarKey(
            TapeKey tape,
            BarSpec bars,
            FeatureSpec features,
            LabelSpec labels,
            double trainShare) {}

    private final OnceMap<TapeKey, Tape> tapes;
    private final OnceMap<BarKey, BarSet> bars;

    /// @param tapesMax how many tapes are held at most
    /// @param barSetsMax how many sets of bars
    public DatasetCache(int tapesMax, int barSetsMax) {
        tapes = new OnceMap<>(tapesMax);
        bars = new OnceMap<>(barSetsMax);
    }

    /// [Datasets#loadData], once for each source and locked share.
    public Tape tape(DataSpec data, SplitSpec split) throws IOException {
        return tapes.get(
                new TapeKey(data, split.lockedShare()), _ -> Datasets.loadData(data, split));
    }

    /// [Datasets#makeFeatures] of a trial's tape, once for each set of settings that matters.
    public BarSet bars(TrialSpec trial) throws IOException {
        boolean fits = Double.isNaN(trial.features().fracDiffOrder());
        var key =
                new BarKey(
                        new TapeKey(trial.data(), trial.split().lockedShare()),
                        trial.bars(),
                        trial.features(),
                        trial.labels(),
                        fits ? trial.split().trainShare() : 0.0);
        return bars.get(key, _ -> made(trial));
    }

    private BarSet made(TrialSpec trial) throws IOException {
        Tape tape = tape(trial.data(), trial.split());
        return Datasets.makeFeatures(
                trial.bars(), trial.features(), trial.labels(), trial.split(), tape);
    }
}
