package io.foretick.lab.model;

import java.util.Arrays;
import java.util.List;

/// What trained levels say of some rows. Immutable.
final class Forecasts {

    private final int[] rows; // rising
    private final double[] values;

    private Forecasts(int[] rows, double[] values) {
        this.rows = rows;
        this.values = values;
    }

    /// The levels' mean for each row.
    static Forecasts of(List<Level> levels, ScaledRows features, TrainingRows rows) {
        int[] numbers = rows.rows();
        return new Forecasts(numbers, Stack.mean(levels, features, numbers));
    }

    /// What is foretold of a row, NaN if nothing is.
    double at(int row) {
        int at = Arrays.binarySearch(rows, row);
        return at < 0 ? Double.NaN : values[at];
    }
}
