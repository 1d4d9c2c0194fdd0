package io.foretick.lab.model;

import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.math.Logistic;

/// Trees that tell from what level 0 foretells, and the features, how likely it is that acting on
/// it pays.
record PayingTrees(BoostedTrees trees) implements Level {

    @Override
    public double[] answers(ScaledRows features, int[] rows, double[] below) {
        float[] input = new float[1 + features.columns()];
        double[] answers = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            features.copyRowAfter(below[k], rows[k], input, 0);
            answers[k] = Logistic.probability(trees.predict(input));
        }
        return answers;
    }
}
