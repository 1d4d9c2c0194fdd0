package io.foretick.lab.model;

import io.foretick.feature.label.Label;
import io.foretick.feature.label.MetaLabels;
import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.lab.model.tree.TreeTrainer;
import io.foretick.lab.model.tree.TreeTrainer.Objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a level learns from: features, which rows of them, and what log return stands for 1.
record Lesson(ScaledRows features, TrainingRows rows, double scaleLog) {

    private static final int PAYING_ROWS_MIN = 20;

    /// The same features with other rows.
    Lesson of(TrainingRows others) {
        return new Lesson(features, others, scaleLog);
    }

    /// The scaled return of a row.
    double target(int row) {
        return rows.targets().returnLog(row) / scaleLog;
    }

    /// Trees that foretell the scaled return.
    BoostedTrees trees(TreeTrainer trainer) {
        int[] numbers = rows.rows();
        int columns = features.columns();
        float[] inputs = new float[numbers.length * columns];
        float[] targets = new float[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            features.copyRow(numbers[k], inputs, k * columns);
            targets[k] = (float) target(numbers[k]);
        }
        return trainer.train(Objective.RETURN, inputs, targets, rounded(rows.weights()));
    }

    /// Trees that tell whether acting on what is foretold pays; none if nothing is foretold of
    /// enough rows.
    ///
    /// @param below what is foretold of the rows
    Optional<Level> payingTrees(TreeTrainer trainer, Forecasts below) {
        TrainingRows known = rows.where(row -> Double.isFinite(below.at(row)));
        int[] numbers = known.rows();
        if (numbers.length < PAYING_ROWS_MIN) {
            return Optional.empty();
        }
        double[] foretold = Arrays.stream(numbers).mapToDouble(below::at).toArray();
        boolean[] paid = MetaLabels.of(foretold, labels(numbers), 0.0, 0.0);
        int columns = 1 + features.columns();
        float[] inputs = new float[numbers.length * columns];
        float[] targets = new float[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            features.copyRowAfter(foretold[k], numbers[k], inputs, k * columns);
            targets[k] = paid[k] ? 1.0f : 0.0f;
        }
        float[] weights = rounded(known.weights());
        return Optional.of(
                new Level.PayingTrees(trainer.train(Objective.LOGIT, inputs, targets, weights)));
    }

    private List<Label> labels(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(rows.targets()::label).toList();
    }

    private static float[] rounded(double[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = (float) numbers[k];
        }
        return rounded;
    }
}
