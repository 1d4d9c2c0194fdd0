package io.foretick.lab.model;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.split.PurgedSplit;
import io.foretick.feature.split.RowRange;
import io.foretick.forecast.signal.Signal;
import io.foretick.lab.model.WalkForwardResult.Fold;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.SplitSpec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Training of models, and their judgement on rows they have not seen: document C's `train_models`
/// and `walk_forward`. The only way to either. Equal arguments give equal bits, on any thread, with
/// any number of others beside. Stateless.
public final class Models {

    private Models() {}

    /// Trains the stack of models that `config` describes on all rows of `x` whose label counts and
    /// is known within it. Trees learn from rows with missing features (NaN), networks leave them
    /// out. With fewer than 50 rows, or without a level 0, the models say nothing.
    ///
    /// @param x features, a row a bar, oldest first
    /// @param y labels of the first rows of `x`
    public static TrainedModels trainModels(
            ModelSpec config, FeatureTable x, Targets y, Seed seed) {
        Checks.inRange(y.rows(), 0, x.rows(), "rows with a label");
        var rows = TrainingRows.of(IntStream.range(0, y.rows()), y);
        TrainingRows known = rows.where(row -> y.lastRow(row) < x.rows());
        return new StackTrainer(config, seed).train(x, known);
    }

    /// Trains before each test block on rows whose labels are known an embargo before it, and asks
    /// for signals in the block. No scaler, scale or stopping rule sees a row of the block.
    ///
    /// @param split how many blocks, and what is left out before each; its shares are of time, and
    ///   not looked at here
    /// @param firstTestRow the first row of the first block; the blocks divide `x` from here on, so
    ///   the locked window must have been cut off
    /// @throws IllegalArgumentException if there are too few rows for the blocks
    public static WalkForwardResult walkForward(
            ModelSpec config,
            SplitSpec split,
            int firstTestRow,
            FeatureTable x,
            Targets y,
            Seed seed) {
        Checks.inRange(y.rows(), 0, x.rows(), "rows with a label");
        List<Signal> signals = new ArrayList<>(Collections.nCopies(x.rows(), Signal.NONE));
        if (config.level0() == Level0.NONE) {
            return new WalkForwardResult(
                    signals, Score.of(signals, y, 0, x.rows()), List.of(), List.of());
        }
        List<Fold> folds = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int lookBackRows = StackTrainer.lookBackRows(config);
        for (PurgedSplit block : Folds.of(split, firstTestRow, y, x.rows(), lookBackRows)) {
            TrainingRows rows = Folds.trainingRows(block, y);
            RowRange test = block.rows().test();
            var trainer = new StackTrainer(config, seed.split(test.from()));
            TrainedModels models = trainer.train(x, rows);
            Collections.copy(
                    signals.subList(test.from(), test.to()),
                    models.signals(x, test.from(), test.to()));
            Score score = Score.of(signals, y, test.from(), test.to());
            folds.add(new Fold(test, rows.size(), score));
            models.notes().forEach(note -> notes.add("rows from " + test.from() + ": " + note));
        }
        return new WalkForwardResult(signals, Score.of(signals, y, 0, x.rows()), folds, notes);
    }
}
