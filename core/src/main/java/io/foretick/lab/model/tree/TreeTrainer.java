package io.foretick.lab.model.tree;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.lab.spec.ModelSpec.TreeSpec;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Trains boosted trees with XGBoost, one thread each, so that the same seed gives the same trees
/// however many trainings run beside each other. Predictions are not XGBoost's business: the trees
/// are taken out of it. Any thread.
public final class TreeTrainer {

    /// What the trees' sum is to come close to.
    public enum Objective {
        /// The target itself, by squared error.
        RETURN("reg:squarederror", 0.0f),
        /// The logit of the probability that the target is 1.
        LOGIT("binary:logistic", 0.5f);

        private final String name;
        private final float baseScore; // stands for a sum of zero

        Objective(String name, float baseScore) {
            this.name = name;
            this.baseScore = baseScore;
        }
    }

    private final TreeSpec spec;
    private final Seed seed;

    public TreeTrainer(TreeSpec spec, Seed seed) {
        this.spec = spec;
        this.seed = seed;
    }

    /// Trees for these rows.
    ///
    /// @param features `[row][feature]`, row after row, NaN where one is missing
    /// @param targets one a row
    /// @param weights one a row, best with a mean of 1, since settings such as the least weight of
    ///   a child are in their unit
    public BoostedTrees train(
            Objective objective, float[] features, float[] targets, float[] weights) {
        Checks.positive(targets.length, "rows to train on");
        int columns = features.length / targets.length;
        long size = (long) columns * targets.length;
        Checks.inRange(features.length, size, size, "number of features");
        try {
            var rows = new DMatrix(features, targets.length, columns, Float.NaN);
            try {
                rows.setLabel(targets);
                rows.setWeight(weights);
                return trained(objective, rows);
            } finally {
                rows.dispose();
            }
        } catch (XGBoostError error) {
            throw new IllegalStateException("XGBoost refused: " + error.getMessage(), error);
        } catch (LinkageError error) { // its native part is loaded with its first class
            throw new IllegalStateException("XGBoost cannot be loaded on this machine", error);
        }
    }

    private BoostedTrees trained(Objective objective, DMatrix rows) throws XGBoostError {
        Map<String, DMatrix> watched = Map.of();
        Booster booster =
                XGBoost.train(rows, settings(objective), spec.rounds(), watched, null, null);
        try {
            String[] trees = booster.getModelDump("", false, "json");
            return BoostedTrees.of(0.0f, Arrays.stream(trees).map(TreeDump::parse).toList());
        } finally {
            booster.dispose();
        }
    }

    private Map<String, Object> settings(Objective objective) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", objective.name);
        settings.put("base_score", objective.baseScore);
        settings.put("tree_method", "hist");
        settings.put("device", "cpu");
        settings.put("nthread", 1);
        settings.put("verbosity", 0);
        settings.put("seed", (int) (seed.split("xgboost").value() >>> 33));
        settings.put("max_depth", spec.maxDepth());
        settings.put("eta", spec.eta());
        settings.put("subsample", spec.subsample());
        settings.put("colsample_bytree", spec.colsampleByTree());
        settings.put("min_child_weight", spec.minChildWeight());
        settings.put("lambda", spec.lambda());
        settings.put("gamma", spec.gamma());
        settings.put("max_bin", spec.maxBin());
        return settings;
    }
}
