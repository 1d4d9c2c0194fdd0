package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.List;

/// Rows to fit on and rows to judge on, none of them both. That their labels tell of different
/// returns is not said here: see [PurgedSplit].
///
/// @param train in rising order, perhaps none
public record Split(List<RowRange> train, RowRange test) {

    /// @throws IllegalArgumentException if ranges overlap or are out of order
    public Split {
        train = List.copyOf(train);
        int free = 0;
        for (RowRange range : train) {
            Checks.inRange(range.from(), free, Integer.MAX_VALUE, "first row to train on");
            boolean apart = range.to() <= test.from() || range.from() >= test.to();
            if (!apart) {
                throw new IllegalArgumentException(
                        "rows to train on must not be judged on: " + range + " and " + test);
            }
            free = range.to();
        }
    }

    /// How many rows there are to fit on.
    public int trainRows() {
        return train.stream().mapToInt(RowRange::rows).sum();
    }

    /// How many rows to fit on have a label that tells of a row which a label to judge on tells of,
    /// too.
    public int leakingRows(LabelSpans spans) {
        int last = spans.lastRow(test);
        int leaking = 0;
        for (RowRange range : train) {
            for (int row = range.from(); row < range.to(); row++) {
                leaking += row <= last && spans.lastRow(row) >= test.from() ? 1 : 0;
            }
        }
        return leaking;
    }
}
