package io.foretick.lab.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Rows to train on in an order that can be shuffled, each with its weight. Owned by one training.
final class TrainingDeck {

    private final int[] rows;
    private final double[] weights;

    private TrainingDeck(int[] rows, double[] weights) {
        this.rows = rows;
        this.weights = weights;
    }

    /// Each row with its own weight; their mean is 1.
    static TrainingDeck weighed(TrainingRows rows) {
        return new TrainingDeck(rows.rows(), rows.weights());
    }

    /// Each row with a weight of 1.
    static TrainingDeck even(TrainingRows rows) {
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 1.0);
        return new TrainingDeck(rows.rows(), weights);
    }

    int size() {
        return rows.length;
    }

    int row(int at) {
        return rows[at];
    }

    double weight(int at) {
        return weights[at];
    }

    /// Every order is as likely as every other (Fisher and Yates).
    void shuffle(SplittableRandom random) {
        for (int k = rows.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int row = rows[k];
            double weight = weights[k];
            rows[k] = rows[other];
            weights[k] = weights[other];
            rows[other] = row;
            weights[other] = weight;
        }
    }
}
