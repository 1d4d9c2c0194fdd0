package io.foretick.math.kernel;

import io.foretick.base.Checks;

/// The right side of several products, its columns laid out in panels as wide as a block of the
/// result: a product then reads it from first to last, out of the nearest cache, where whole rows
/// would lie too far apart to stay there. Owned by one layer; one thread.
public final class Panels {

    private final float[] packed; // [panel][row][column of the panel]; empty for the scalar twin
    private Matrix source;
    private int from;
    private int rows;

    private Panels(Matrix source, float[] packed) {
        this.source = source;
        this.packed = packed;
    }

    /// Room for so many rows of a matrix with the columns of `source`, which it starts with none
    /// of.
    static Panels of(Matrix source, int rowsMax, int panelColumns) {
        int whole = panelColumns == 0 ? 0 : source.columns() / panelColumns * panelColumns;
        return new Panels(source, new float[Math.multiplyExact(rowsMax, whole)]);
    }

    /// Takes over so many rows from one on.
    void take(Matrix taken, int firstRow, int count) {
        Checks.inRange(taken.columns(), source.columns(), source.columns(), "columns");
        source = taken;
        from = firstRow;
        rows = count;
    }

    float[] packed() {
        return packed;
    }

    Matrix source() {
        return source;
    }

    int from() {
        return from;
    }

    int rows() {
        return rows;
    }
}
