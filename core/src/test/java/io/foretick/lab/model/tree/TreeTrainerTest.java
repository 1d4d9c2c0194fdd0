package io.foretick.lab.model.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.lab.model.tree.TreeTrainer.Objective;
import io.foretick.lab.spec.ModelSpec.TreeSpec;
import io.foretick.math.Logistic;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

class TreeTrainerTest {

    private static final int ROWS = 600;
    private static final int COLUMNS = 7;

    /// The trees taken out of XGBoost answer as XGBoost does, to the last bit, also for rows that
    /// miss features and for values that stand on a threshold.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void treesAnswerAsXgboost(long seed) throws XGBoostError {
        var random = new SplittableRandom(seed);
        float[] features = features(random);
        var known = new DMatrix(features, ROWS, COLUMNS, Float.NaN);
        known.setLabel(targets(features, random));
        Map<String, Object> settings =
                Map.of("base_score", 0.0f, "max_depth", 6, "nthread", 1, "verbosity", 0);
        Booster booster = XGBoost.train(known, settings, 80, Map.of(), null, null);
        String[] dump = booster.getModelDump("", false, "json");
        var trees = BoostedTrees.of(0.0f, Arrays.stream(dump).map(TreeDump::parse).toList());
        float[] unseen = features(random);
        float[][] expected = booster.predict(new DMatrix(unseen, ROWS, COLUMNS, Float.NaN));
        for (int row = 0; row < ROWS; row++) {
            assertEquals(expected[row][0], trees.predict(row(unseen, row)), "row " + row);
        }
    }

    @Test
    void sameSeedGivesTheSameTrees() {
        float[] first = answers(new Seed(5));
        assertArrayEquals(first, answers(new Seed(5)));
        assertTrue(!Arrays.equals(first, answers(new Seed(6))), "another seed, other subsamples");
    }

    @Test
    void foretellsHowLikelyTheTargetIs() {
        var random = new SplittableRandom(4);
        float[] features = new float[2_000];
        float[] targets = new float[2_000];
        float[] weights = new float[2_000];
        Arrays.fill(weights, 1.0f);
        for (int row = 0; row < targets.length; row++) {
            features[row] = random.nextInt(2);
            targets[row] = random.nextDouble() < 0.2 + 0.5 * features[row] ? 1.0f : 0.0f;
        }
        var trainer = new TreeTrainer(settings(100, 2), new Seed(1));
        BoostedTrees trees = trainer.train(Objective.LOGIT, features, targets, weights);
        assertEquals(0.2, Logistic.probability(trees.predict(new float[] {0.0f})), 0.04);
        assertEquals(0.7, Logistic.probability(trees.predict(new float[] {1.0f})), 0.04);
    }

    /// A row of weight three counts as three rows.
    @Test
    void weightsCount() {
        var trainer = new TreeTrainer(settings(300, 1), new Seed(1));
        float[] features = {1.0f, 1.0f};
        float[] weights = {3.0f, 1.0f};
        BoostedTrees trees =
                trainer.train(Objective.RETURN, features, new float[] {1.0f, 0.0f}, weights);
        assertEquals(0.75, trees.predict(new float[] {1.0f}), 1e-4);
    }

    @Test
    void refusesAnInfiniteFeature() {
        var trainer = new TreeTrainer(settings(1, 1), new Seed(1));
        float[] features = {1.0f, Float.POSITIVE_INFINITY};
        float[] ones = {1.0f, 1.0f};
        assertThrows(
                IllegalStateException.class,
                () -> trainer.train(Objective.RETURN, features, ones, ones));
    }

    private static TreeSpec settings(int rounds, int depth) {
        return new TreeSpec(rounds, depth, 0.1, 0.8, 0.8, 1.0, 0.0, 0.0, 64);
    }

    private static float[] answers(Seed seed) {
        var random = new SplittableRandom(9);
        float[] features = features(random);
        float[] ones = new float[ROWS];
        Arrays.fill(ones, 1.0f);
        BoostedTrees trees =
                new TreeTrainer(settings(20, 4), seed)
                        .train(Objective.RETURN, features, targets(features, random), ones);
        float[] answers = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            answers[row] = trees.predict(row(features, row));
        }
        return answers;
    }

    /// Numbers of few values, so that many stand on thresholds, and every tenth missing.
    private static float[] features(SplittableRandom random) {
        float[] features = new float[ROWS * COLUMNS];
        for (int k = 0; k < features.length; k++) {
            features[k] = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(40) / 7.0f;
        }
        return features;
    }

    private static float[] targets(float[] features, SplittableRandom random) {
        float[] targets = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float first = features[row * COLUMNS];
            float known = Float.isNaN(first) ? 3.0f : first;
            targets[row] = known * known / 30.0f + (float) random.nextGaussian(0.0, 0.1);
        }
        return targets;
    }

    private static float[] row(float[] features, int row) {
        return Arrays.copyOfRange(features, row * COLUMNS, (row + 1) * COLUMNS);
    }
}
