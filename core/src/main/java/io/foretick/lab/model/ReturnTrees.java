package io.foretick.lab.model;

import io.foretick.forecast.signal.BoostedTrees;

/// Trees that foretell the scaled return from a row's features; missing ones are no hindrance.
record ReturnTrees(BoostedTrees trees) implements Level {

    @Override
    public double[] answers(ScaledRows features, int[] rows, double[] below) {
        float[] input = new float[features.columns()];
        double[] answers = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            features.copyRow(rows[k], input, 0);
            answers[k] = trees.predict(input);
        }
        return answers;
    }
}
