package io.foretick.feature;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// Shifts and stretches each column to mean 0 and standard deviation 1, by statistics of training
/// rows alone. Immutable.
public final class TrainingScaler {

    private final List<String> names;
    private final double[] means;
    private final double[] deviations;

    private TrainingScaler(List<String> names) {
        this.names = names;
        this.means = new double[names.size()];
        this.deviations = new double[names.size()];
    }

    /// Fitted on rows `from` to `to - 1`; what is not finite does not count.
    public static TrainingScaler fit(FeatureTable table, int from, int to) {
        Checks.positive(to - from, "training rows");
        var scaler = new TrainingScaler(table.names());
        FeatureTable training = table.slice(from, to);
        for (int column = 0; column < scaler.means.length; column++) {
            scaler.fitColumn(training, column);
        }
        return scaler;
    }

    private void fitColumn(FeatureTable training, int column) {
        double sum = 0.0;
        int count = 0;
        for (int row = 0; row < training.rows(); row++) {
            double value = training.value(row, column);
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }
        means[column] = sum / count;
        double squares = 0.0;
        for (int row = 0; row < training.rows(); row++) {
            double difference = training.value(row, column) - means[column];
            squares += Double.isFinite(difference) ? difference * difference : 0.0;
        }
        deviations[column] = Math.sqrt(squares / (count - 1));
    }

    /// The whole table, scaled; a column that did not vary in training becomes 0, and what is not
    /// known, there or in all of training, stays so.
    public FeatureTable apply(FeatureTable table) {
        if (!table.names().equals(names)) {
            throw new IllegalArgumentException(
                    "columns must be " + names + ", were " + table.names());
        }
        List<double[]> columns = new ArrayList<>();
        for (int column = 0; column < means.length; column++) {
            double[] scaled = new double[table.rows()];
            for (int row = 0; row < scaled.length; row++) {
                double difference = table.value(row, column) - means[column];
                scaled[row] = scaled(difference, deviations[column]);
            }
            columns.add(scaled);
        }
        return FeatureTable.of(names, columns);
    }

    private static double scaled(double difference, double deviation) {
        if (Double.isNaN(difference)) {
            return Double.NaN;
        }
        return deviation > 0.0 ? difference / deviation : 0.0;
    }
}
