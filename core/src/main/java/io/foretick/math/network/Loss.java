package io.foretick.math.network;

import io.foretick.math.Elementary;
import io.foretick.math.kernel.Matrix;

/// How far predictions lie from targets: the mean over all elements, and its gradient. Summed in
/// double precision, row after row.
public enum Loss {
    /// Squared error.
    SQUARED {
        @Override
        double value(double prediction, double target) {
            double off = prediction - target;
            return off * off;
        }

        @Override
        double slope(double prediction, double target) {
            return 2.0 * (prediction - target);
        }
    },
    /// Half the squared error below one, the absolute error less a half above (Huber 1964).
    SMOOTH_ABSOLUTE {
        @Override
        double value(double prediction, double target) {
            double off = Math.abs(prediction - target);
            return off < 1.0 ? 0.5 * off * off : off - 0.5;
        }

        @Override
        double slope(double prediction, double target) {
            return Math.clamp(prediction - target, -1.0, 1.0);
        }
    },
    /// Cross entropy of a probability and an outcome in `[0, 1]`; logarithms stop at -100 and
    /// slopes at a variance of 1e-12, as torch has it.
    CROSS_ENTROPY {
        @Override
        double value(double prediction, double target) {
            double up = Math.max(Elementary.log(prediction), LOG_MIN);
            double down = Math.max(Elementary.log1p(-prediction), LOG_MIN);
            return -(target * up + (1.0 - target) * down);
        }

        @Override
        double slope(double prediction, double target) {
            double variance = Math.max(prediction * (1.0 - prediction), VARIANCE_MIN);
            return (prediction - target) / variance;
        }
    };

    private static final double LOG_MIN = -100.0;
    private static final double VARIANCE_MIN = 1e-12;

    abstract double value(double prediction, double target);

    abstract double slope(double prediction, double target);

    /// The mean over the first `rows` rows; sets the gradients by the predictions.
    public double backward(Matrix predictions, Matrix targets, Matrix gradients, int rows) {
        double count = (double) rows * predictions.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < predictions.columns(); j++) {
                double slope = slope(predictions.get(i, j), targets.get(i, j));
                gradients.set(i, j, slope / count);
            }
        }
        return mean(predictions, targets, rows);
    }

    /// The mean over the first `rows` rows.
    public double mean(Matrix predictions, Matrix targets, int rows) {
        double sum = 0.0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < predictions.columns(); j++) {
                sum += value(predictions.get(i, j), targets.get(i, j));
            }
        }
        return sum / ((double) rows * predictions.columns());
    }

    /// As [#backward(Matrix, Matrix, Matrix, int)], each row's losses times its weight.
    ///
    /// @param weights `[rows][1]`
    public double backward(
            Matrix predictions, Matrix targets, Matrix weights, Matrix gradients, int rows) {
        double count = (double) rows * predictions.columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < predictions.columns(); j++) {
                double slope = slope(predictions.get(i, j), targets.get(i, j));
                gradients.set(i, j, weights.get(i, 0) * slope / count);
            }
        }
        return mean(predictions, targets, weights, rows);
    }

    /// As [#mean(Matrix, Matrix, int)], each row's losses times its weight: the mean of products,
    /// not divided by the weights' sum.
    ///
    /// @param weights `[rows][1]`
    public double mean(Matrix predictions, Matrix targets, Matrix weights, int rows) {
        double sum = 0.0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < predictions.columns(); j++) {
                sum += weights.get(i, 0) * value(predictions.get(i, j), targets.get(i, j));
            }
        }
        return sum / ((double) rows * predictions.columns());
    }
}
