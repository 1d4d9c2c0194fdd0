package io.foretick.report.page;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.util.Arrays;

/// Rows of numbers over time in bounded memory: when it is full, every other row goes and rows are
/// kept half as often from then on. The newest row is always there. Owned by one thread.
public final class SampledSeries {

    private final int rowsMax;
    private final int columns;
    private final long[] timesNs;
    private final double[] values; // [row][column], row-major
    private long spacingNs;
    private long offered;
    private int rows;

    /// @param rowsMax most rows that are kept
    /// @param columns numbers in a row
    /// @param spacingNs least time between two kept rows, at first
    public SampledSeries(int rowsMax, int columns, long spacingNs) {
        this.rowsMax = (int) Checks.inRange(rowsMax, 4, 1 << 20, "rowsMax");
        this.columns = columns;
        this.spacingNs = Checks.positive(spacingNs, "spacingNs");
        this.timesNs = new long[rowsMax];
        this.values = new double[rowsMax * columns];
    }

    /// Takes a row; it replaces the newest one where that lies too close to the one before.
    public void add(long timeNs, double... row) {
        offered++;
        if (rows == rowsMax && !newestIsLoose()) {
            thin();
        }
        if (!newestIsLoose()) {
            rows++;
        }
        timesNs[rows - 1] = timeNs;
        System.arraycopy(row, 0, values, (rows - 1) * columns, columns);
    }

    public int rows() {
        return rows;
    }

    /// How many rows were offered so far.
    long offered() {
        return offered;
    }

    /// Least time between two kept rows now.
    long spacingNs() {
        return spacingNs;
    }

    /// Times of the rows in epoch seconds, oldest first.
    public double[] seconds() {
        return Arrays.stream(timesNs, 0, rows).mapToDouble(Times::seconds).toArray();
    }

    /// One column, oldest row first.
    public double[] column(int column) {
        var taken = new double[rows];
        for (int k = 0; k < rows; k++) {
            taken[k] = values[k * columns + column];
        }
        return taken;
    }

    private boolean newestIsLoose() {
        return rows >= 2 && timesNs[rows - 1] - timesNs[rows - 2] < spacingNs;
    }

    private void thin() {
        int kept = 0;
        for (int k = 0; k < rows; k += 2) {
            timesNs[kept] = timesNs[k];
            System.arraycopy(values, k * columns, values, kept * columns, columns);
            kept++;
        }
        rows = kept;
        spacingNs *= 2;
    }
}
