package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Neighbouring rows of a table, at least one.
///
/// @param from the first row
/// @param to the first row after it
public record RowRange(int from, int to) {

    public RowRange {
        Checks.notNegative(from, "from");
        Checks.positive(to - from, "rows of a range");
    }

    public int rows() {
        return to - from;
    }

    public boolean contains(int row) {
        return row >= from && row < to;
    }

    /// The largest ranges of rows before `rows` that all satisfy `wanted`.
    static List<RowRange> where(int rows, IntPredicate wanted) {
        var ranges = new ArrayList<RowRange>();
        int from = 0;
        for (int row = 0; row <= rows; row++) {
            if (row == rows || !wanted.test(row)) {
                if (row > from) {
                    ranges.add(new RowRange(from, row));
                }
                from = row + 1;
            }
        }
        return ranges;
    }
}
