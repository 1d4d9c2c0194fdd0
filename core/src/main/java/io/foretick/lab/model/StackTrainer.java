package io.foretick.lab.model;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.Mode;

import java.util.ArrayList;
import java.util.List;

/// Trains a stack of models, level after level. Owned by one training.
///
/// How it works: the upper levels learn from what level 0 foretells, and what it foretells of rows
/// it was trained on is too good. So in strict mode they learn on the newest part of the rows, from
/// a level 0 that was trained on the part before and serves for nothing else.
final class StackTrainer {

    /// The least number of rows to train on.
    static final int ROWS_MIN = 50;

    private static final double UPPER_SHARE = 0.4;

    private final ModelSpec config;
    private final Seed seed;
    private final List<String> notes = new ArrayList<>();

    StackTrainer(ModelSpec config, Seed seed) {
        this.config = config;
        this.seed = seed;
    }

    /// How many rows before its own a signal depends on.
    static int lookBackRows(ModelSpec config) {
        boolean recurrent =
                config.level0() == Level0.PRICE_LSTM || config.ensemble() || config.confidence();
        return recurrent ? config.network().sequence() - 1 : 0;
    }

    TrainedModels train(FeatureTable x, TrainingRows rows) {
        if (config.level0() == Level0.NONE) {
            return new Silence(List.of());
        }
        if (rows.size() < ROWS_MIN) {
            return new Silence(List.of(rows.size() + " rows are too few to train on"));
        }
        int lookBack = lookBackRows(config);
        TrainingScaler scaler = TrainingScaler.fit(x, rows.first(), rows.last() + 1);
        int first = Math.max(0, rows.first() - lookBack);
        ScaledRows features = ScaledRows.of(scaler, x, first, rows.last() + 1);
        double scaleLog = config.mode() == Mode.COMPAT ? 1.0 : rows.scaleLog();
        var lesson = new Lesson(features, rows, scaleLog);
        List<Level> level0 = level0(lesson, seed.split("level 0"));
        List<Level> trusts = upperLevels(lesson, level0);
        return new Stack(scaler, lookBack, scaleLog, level0, List.of(), trusts, notes);
    }

    private List<Level> level0(Lesson lesson, Seed levelSeed) {
        List<Level> levels = new ArrayList<>();
        if (config.level0() == Level0.XGBOOST || config.ensemble()) {
            var trainer = new TreeTrainer(config.trees(), levelSeed.split("trees"));
            levels.add(new ReturnTrees(lesson.trees(trainer)));
        }
        return levels;
    }

    private List<Level> upperLevels(Lesson lesson, List<Level> level0) {
        if (!config.metaLabeling()) {
            return List.of();
        }
        Lesson upper = lesson.of(lesson.rows().tail(UPPER_SHARE));
        TrainingRows lower = lesson.rows().purgedHead(UPPER_SHARE, lookBackRows(config));
        List<Level> apprentice = level0(lesson.of(lower), seed.split("apprentice"));
        double[] below = Stack.mean(apprentice, lesson.features(), upper.rows().rows());
        var trainer = new TreeTrainer(config.trees(), seed.split("acting"));
        return List.of(new PayingTrees(upper.payingTrees(trainer, below)));
    }
}
