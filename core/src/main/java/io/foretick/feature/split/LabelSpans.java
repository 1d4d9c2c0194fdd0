package io.foretick.feature.split;

import io.foretick.base.Checks;

/// The rows that each row's label tells of: from the row itself to the one at which the label is
/// known. Immutable.
public final class LabelSpans {

    private final int[] lastRows;

    private LabelSpans(int[] lastRows) {
        this.lastRows = lastRows;
    }

    /// From how many rows ahead each label is known. Labels of the last rows may reach beyond the
    /// table.
    public static LabelSpans ofLengths(int... lengths) {
        int[] lastRows = new int[lengths.length];
        for (int row = 0; row < lastRows.length; row++) {
            lastRows[row] = row + (int) Checks.notNegative(lengths[row], "length of a span");
        }
        return new LabelSpans(lastRows);
    }

    public int rows() {
        return lastRows.length;
    }

    /// The row at which the label of `row` is known.
    public int lastRow(int row) {
        return lastRows[row];
    }

    /// The last row that any label of the range tells of.
    public int lastRow(RowRange range) {
        int last = range.to() - 1;
        for (int row = range.from(); row < range.to(); row++) {
            last = Math.max(last, lastRows[row]);
        }
        return last;
    }

    /// The longest span.
    public int longest() {
        int longest = 0;
        for (int row = 0; row < lastRows.length; row++) {
            longest = Math.max(longest, lastRows[row] - row);
        }
        return longest;
    }
}
