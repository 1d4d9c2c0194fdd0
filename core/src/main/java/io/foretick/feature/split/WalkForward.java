package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// Validation as trading would have gone: fit on the past, judge on the block that follows, move on
/// by a block. Scalers and the order of fractional difference are to be fitted anew on each split's
/// training rows.
///
/// @param trainRowsMin rows before the first block
/// @param trainRowsMax rows that are not forgotten, counted back from each block
/// @param gapRows left out right before a block; labels that reach into it are left out in any case
/// @param testRows of a block
public record WalkForward(int trainRowsMin, int trainRowsMax, int gapRows, int testRows) {

    public WalkForward {
        Checks.positive(testRows, "testRows");
        Checks.notNegative(gapRows, "gapRows");
        Checks.inRange(trainRowsMin, gapRows + 1, trainRowsMax, "trainRowsMin");
    }

    /// Forgets nothing: each block is judged by all rows before it.
    public static WalkForward expanding(int trainRowsMin, int gapRows, int testRows) {
        return new WalkForward(trainRowsMin, Integer.MAX_VALUE, gapRows, testRows);
    }

    /// Forgets what is older than `trainRows` rows.
    public static WalkForward rolling(int trainRows, int gapRows, int testRows) {
        return new WalkForward(trainRows, trainRows, gapRows, testRows);
    }

    /// One split a block, in order of time. Rows that do not fill a block are not judged.
    public List<PurgedSplit> splits(LabelSpans spans) {
        var splits = new ArrayList<PurgedSplit>();
        for (int from = trainRowsMin; from + testRows <= spans.rows(); from += testRows) {
            splits.add(split(new RowRange(from, from + testRows), spans));
        }
        return splits;
    }

    private PurgedSplit split(RowRange test, LabelSpans spans) {
        int from = Math.max(0, test.from() - trainRowsMax);
        List<RowRange> train =
                RowRange.where(
                        test.from() - gapRows,
                        row -> row >= from && spans.lastRow(row) < test.from());
        return new PurgedSplit(new Split(train, test), spans);
    }
}
