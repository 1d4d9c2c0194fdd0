package io.foretick.lab.model;

import io.foretick.feature.FeatureTable;
import io.foretick.feature.TrainingScaler;

/// A stretch of a feature table, scaled and rounded to single precision, as models take it. What is
/// not a finite number is missing: NaN. Rows keep their numbers in the whole table.
final class ScaledRows {

    private final int first;
    private final int columns;
    private final float[] values; // [row][column]
    private final int[] complete; // how many rows up to this one have no missing value

    private ScaledRows(int first, FeatureTable scaled) {
        this.first = first;
        this.columns = scaled.names().size();
        this.values = new float[scaled.rows() * columns];
        this.complete = new int[scaled.rows()];
        for (int row = 0; row < scaled.rows(); row++) {
            boolean whole = fill(scaled, row);
            int before = row == 0 ? 0 : complete[row - 1];
            complete[row] = whole ? before + 1 : 0;
        }
    }

    /// Rows `from` to `to - 1` of the table.
    static ScaledRows of(TrainingScaler scaler, FeatureTable table, int from, int to) {
        return new ScaledRows(from, scaler.apply(table.slice(from, to)));
    }

    private boolean fill(FeatureTable scaled, int row) {
        boolean whole = true;
        for (int column = 0; column < columns; column++) {
            float value = (float) scaled.value(row, column);
            boolean known = Float.isFinite(value);
            values[row * columns + column] = known ? value : Float.NaN;
            whole &= known;
        }
        return whole;
    }

    int columns() {
        return columns;
    }

    float value(int row, int column) {
        return values[(row - first) * columns + column];
    }

    /// Whether this row and those before it, `count` in all, are here and miss nothing.
    boolean isComplete(int row, int count) {
        return complete[row - first] >= count;
    }

    /// Copies one row to `target` from `offset` on.
    void copyRow(int row, float[] target, int offset) {
        System.arraycopy(values, (row - first) * columns, target, offset, columns);
    }

    /// As [#copyRow], behind one number that comes first.
    void copyRowAfter(double number, int row, float[] target, int offset) {
        target[offset] = (float) number;
        copyRow(row, target, offset + 1);
    }
}
