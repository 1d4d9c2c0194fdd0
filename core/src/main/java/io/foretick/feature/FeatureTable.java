package io.foretick.feature;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Named columns of numbers `[column][row]`, oldest row first. Immutable: arrays are copied in and
/// out. Not for live use, where one row at a time is wanted.
public final class FeatureTable {

    private final List<String> names;
    private final double[][] columns;
    private final int rows;

    private FeatureTable(List<String> names, double[][] columns, int rows) {
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /// A table of at least one column, all of one length.
    public static FeatureTable of(List<String> names, List<double[]> columns) {
        Checks.positive(columns.size(), "number of columns");
        Checks.inRange(names.size(), columns.size(), columns.size(), "number of names");
        int rows = columns.getFirst().length;
        double[][] copies = new double[columns.size()][];
        for (int column = 0; column < copies.length; column++) {
            copies[column] = columns.get(column).clone();
            Checks.inRange(copies[column].length, rows, rows, "rows of " + names.get(column));
        }
        return new FeatureTable(List.copyOf(names), copies, rows);
    }

    /// Tables of the same columns, one below the other.
    public static FeatureTable concatenated(List<FeatureTable> tables) {
        Checks.positive(tables.size(), "number of tables");
        List<String> names = tables.getFirst().names;
        var columns = new ArrayList<double[]>();
        for (String name : names) {
            columns.add(
                    tables.stream().flatMapToDouble(t -> Arrays.stream(t.column(name))).toArray());
        }
        return of(names, columns);
    }

    public List<String> names() {
        return names;
    }

    public int rows() {
        return rows;
    }

    public double value(int row, int column) {
        return columns[column][row];
    }

    /// A copy of one column.
    public double[] column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + names);
        }
        return columns[at].clone();
    }

    /// A copy of one row.
    public double[] row(int row) {
        double[] values = new double[columns.length];
        for (int column = 0; column < values.length; column++) {
            values[column] = columns[column][row];
        }
        return values;
    }

    /// A copy as `[row][column]`.
    public double[][] toRows() {
        double[][] copy = new double[rows][];
        Arrays.setAll(copy, this::row);
        return copy;
    }

    /// Rows `from` to `to - 1`.
    public FeatureTable slice(int from, int to) {
        Checks.inRange(from, 0, to, "from");
        Checks.inRange(to, from, rows, "to");
        double[][] slices = new double[columns.length][];
        Arrays.setAll(slices, column -> Arrays.copyOfRange(columns[column], from, to));
        return new FeatureTable(names, slices, to - from);
    }

    /// The first row without a NaN, or the number of rows if there is none: what lies before is the
    /// features' warm-up.
    public int firstCompleteRow() {
        for (int row = 0; row < rows; row++) {
            if (Arrays.stream(row(row)).noneMatch(Double::isNaN)) {
                return row;
            }
        }
        return rows;
    }
}
