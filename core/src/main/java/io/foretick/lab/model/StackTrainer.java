package io.foretick.lab.model;

import io.foretick.base.Seed;
import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;
import io.foretick.lab.model.tree.TreeTrainer;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.ModelSpec.Level0;
import io.foretick.lab.spec.ModelSpec.Mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Trains a stack of models, level after level. Owned by one training.
///
/// How it works: the upper levels learn from what level 0 foretells, and what it foretells of rows
/// it was trained on is too good. So in strict mode they learn on the newest part of the rows, from
/// a level 0 that was trained on the part before and serves for nothing else.
final class StackTrainer {

    /// The least number of rows to train on.
    static final int ROWS_MIN = 50;

    private static final int LOWER_ROWS_MIN = 20;
    private static final double LOWER_SHARE = 0.6;

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
        List<Level> refiners = new ArrayList<>();
        List<Level> trusts = new ArrayList<>();
        if (!level0.isEmpty()) {
            trainUpperLevels(lesson, level0, refiners, trusts);
        }
        return level0.isEmpty()
                ? new Silence(notes)
                : new Stack(scaler, lookBack, scaleLog, level0, refiners, trusts, notes);
    }

    private List<Level> level0(Lesson lesson, Seed levelSeed) {
        List<Level> levels = new ArrayList<>();
        if (lesson.rows().size() < LOWER_ROWS_MIN) {
            return levels;
        }
        if (config.level0() == Level0.XGBOOST || config.ensemble()) {
            var trainer = new TreeTrainer(config.trees(), levelSeed.split("trees"));
            levels.add(new Level.ReturnTrees(lesson.trees(trainer)));
        }
        if (config.level0() == Level0.PRICE_LSTM || config.ensemble()) {
            add(networks(levelSeed).priceLstm(lesson), "PriceLSTM", levels);
        }
        return levels;
    }

    private void trainUpperLevels(
            Lesson lesson, List<Level> level0, List<Level> refiners, List<Level> trusts) {
        if (config.confidence()) {
            Seed levelSeed = seed.split("level 2");
            add(networks(levelSeed).confidenceGru(lesson), "ConfidenceGRU", trusts);
        }
        if (!config.meta() && !config.metaLabeling()) {
            return;
        }
        Lesson upper = upper(lesson);
        Forecasts below = Forecasts.of(belowUpper(lesson, level0), upper.features(), upper.rows());
        if (config.meta()) {
            Seed levelSeed = seed.split("level 1");
            add(networks(levelSeed).metaMlp(upper, below::at), "MetaMLP", refiners);
        }
        if (config.metaLabeling()) {
            var trainer = new TreeTrainer(config.trees(), seed.split("acting"));
            add(upper.payingTrees(trainer, below), "meta-labelling", trusts);
        }
    }

    /// The rows that the upper levels learn from.
    private Lesson upper(Lesson lesson) {
        return switch (config.mode()) {
            case STRICT -> lesson.of(lesson.rows().tail(LOWER_SHARE));
            case COMPAT -> lesson;
        };
    }

    /// The level 0 that foretells the rows which the upper levels learn from.
    private List<Level> belowUpper(Lesson lesson, List<Level> level0) {
        return switch (config.mode()) {
            case STRICT -> {
                TrainingRows rows = lesson.rows().purgedHead(LOWER_SHARE, lookBackRows(config));
                yield level0(lesson.of(rows), seed.split("level 0 of a part"));
            }
            case COMPAT -> level0;
        };
    }

    private NetworkTrainer networks(Seed levelSeed) {
        return new NetworkTrainer(config.network(), config.mode(), levelSeed.split("network"));
    }

    private void add(Optional<Level> level, String name, List<Level> levels) {
        level.ifPresentOrElse(levels::add, () -> notes.add("too few rows for " + name));
    }
}
