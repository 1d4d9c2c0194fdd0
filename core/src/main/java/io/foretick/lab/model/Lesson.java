package io.foretick.lab.model;

import io.foretick.feature.label.Label;
import io.foretick.feature.label.MetaLabels;
import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.lab.model.TreeTrainer.Objective;

import java.util.Arrays;
import java.util.List;

/// What a level learns from: features, which rows of them, and what log return stands for 1.
record Lesson(ScaledRows features, TrainingRows rows, double scaleLog) {

    /// The same features with other rows.
    Lesson of(TrainingRows others) {
        return new Lesson(features, others, scaleLog);
    }

    /// Trees that foretell the scaled return.
    BoostedTrees trees(TreeTrainer trainer) {
        int[] numbers = rows.rows();
        int columns = features.columns();
        float[] inputs = new float[numbers.length * columns];
        float[] targets = new float[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            features.copyRow(numbers[k], inputs, k * columns);
            targets[k] = (float) (rows.targets().returnLog(numbers[k]) / scaleLog);
        }
        return trainer.train(Objective.RETURN, inputs, targets, weights());
    }

    /// Trees that tell whether acting on what is foretold pays.
    ///
    /// @param below what is foretold of each row
    BoostedTrees payingTrees(TreeTrainer trainer, double[] below) {
        int[] numbers = rows.rows();
        int columns = 1 + features.columns();
        boolean[] paid = MetaLabels.of(below, labels(numbers), 0.0, 0.0);
        float[] inputs = new float[numbers.length * columns];
        float[] targets = new float[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            features.copyRowAfter(below[k], numbers[k], inputs, k * columns);
            targets[k] = paid[k] ? 1.0f : 0.0f;
        }
        return trainer.train(Objective.LOGIT, inputs, targets, weights());
    }

    private List<Label> labels(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(rows.targets()::label).toList();
    }

    private float[] weights() {
        double[] weights = rows.weights();
        float[] rounded = new float[weights.length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = (float) weights[k];
        }
        return rounded;
    }
}
