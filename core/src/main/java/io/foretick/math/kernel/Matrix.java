package io.foretick.math.kernel;

import io.foretick.base.Checks;

/// A view of numbers as rows and columns: element `(i, j)` stands at `offset + i rowStride + j
/// columnStride`. Owns nothing but its transposed twin, so that exchanging rows and columns costs
/// nothing. Views are made once, with the workspace, never in a loop.
public final class Matrix {

    private final Values values;
    private final int offset;
    private final int rows;
    private final int columns;
    private final int rowStride;
    private final int columnStride;
    private final Matrix transposed;

    private Matrix(
            Values values, int offset, int rows, int columns, int rowStride, int columnStride) {
        this.values = values;
        this.offset = (int) Checks.notNegative(offset, "offset");
        this.rows = (int) Checks.positive(rows, "rows");
        this.columns = (int) Checks.positive(columns, "columns");
        this.rowStride = rowStride;
        this.columnStride = columnStride;
        long last = (long) (rows - 1) * rowStride + (long) (columns - 1) * columnStride;
        Checks.inRange(offset + last, 0, values.size() - 1L, "last element");
        this.transposed = new Matrix(this);
    }

    /// The twin of `other`.
    private Matrix(Matrix other) {
        this.values = other.values;
        this.offset = other.offset;
        this.rows = other.columns;
        this.columns = other.rows;
        this.rowStride = other.columnStride;
        this.columnStride = other.rowStride;
        this.transposed = other;
    }

    /// A new matrix of zeros, row after row.
    public static Matrix zeros(Precision precision, int rows, int columns) {
        return over(precision.zeros(Math.multiplyExact(rows, columns)), 0, rows, columns);
    }

    /// A view of `values` from `offset` on, row after row.
    public static Matrix over(Values values, int offset, int rows, int columns) {
        return new Matrix(values, offset, rows, columns, columns, 1);
    }

    /// The same numbers, rows and columns exchanged.
    public Matrix transposed() {
        return transposed;
    }

    /// A view of `count` rows from `from` on.
    public Matrix rowsFrom(int from, int count) {
        Checks.inRange(from, 0, rows - (long) count, "from");
        return new Matrix(values, at(from, 0), count, columns, rowStride, columnStride);
    }

    public double get(int row, int column) {
        return values.get(at(row, column));
    }

    public void set(int row, int column, double value) {
        values.set(at(row, column), value);
    }

    /// Where an element stands in [#values].
    public int at(int row, int column) {
        return offset + row * rowStride + column * columnStride;
    }

    /// Sets `count` rows from `from` on to zero.
    public void clearRows(int from, int count) {
        for (int i = from; i < from + count; i++) {
            values.fill(at(i, 0), columns, 0.0);
        }
    }

    /// Takes over all elements of a matrix of the same shape.
    public void copyFrom(Matrix source) {
        Checks.inRange(source.rows, rows, rows, "rows");
        Checks.inRange(source.columns, columns, columns, "columns");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                set(i, j, source.get(i, j));
            }
        }
    }

    public Values values() {
        return values;
    }

    public int offset() {
        return offset;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int rowStride() {
        return rowStride;
    }

    public int columnStride() {
        return columnStride;
    }
}
