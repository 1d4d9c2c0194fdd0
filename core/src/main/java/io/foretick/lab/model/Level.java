package io.foretick.lab.model;

import io.foretick.forecast.signal.BoostedTrees;
import io.foretick.math.Logistic;

/// One trained model of a stack.
sealed interface Level permits Level.ReturnTrees, Level.PayingTrees, NetworkLevel {

    /// Its answer for each row, NaN where it has none.
    ///
    /// @param rows numbers of rows, rising
    /// @param below what the levels below foretell for each of these rows
    double[] answers(ScaledRows features, int[] rows, double[] below);

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

    /// Trees that tell from what level 0 foretells, and the features, how likely it is that acting
    /// on it pays.
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
}
