package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// Validation as trading would have gone: fit on the past, judge on the block that follows, move on
/// by a block. Blocks divide all rows after the first training: they differ by a row at most.
/// Scalers and the order of fractional difference are to be fitted anew on each split's training
/// rows.
///
/// @param trainRowsMin rows before the first block
/// @param trainRowsMax rows that are not forgotten, counted back from each block
/// @param gapRows left out right before a block; labels that reach into it are left out in any case
/// @param blocks to judge on
public record WalkForward(int trainRowsMin, int trainRowsMax, int gapRows, int blocks) {

    public WalkForward {
        Checks.positive(blocks, "blocks");
        Checks.notNegative(gapRows, "gapRows");
        Checks.inRange(trainRowsMin, gapRows + 1, trainRowsMax, "trainRowsMin");
    }

    /// Forgets nothing: each block is judged by all rows before it.
    public static WalkForward expanding(int trainRowsMin, int gapRows, int blocks) {
        return new WalkForward(trainRowsMin, Integer.MAX_VALUE, gapRows, blocks);
    }

    /// Forgets what is older than `trainRows` rows.
    public static WalkForward rolling(int trainRows, int gapRows, int blocks) {
        return new WalkForward(trainRows, trainRows, gapRows, blocks);
    }

    /// One split a block, in order of time.
    ///
    /// @throws IllegalArgumentException if there are too few rows for a row a block
    public List<PurgedSplit> splits(LabelSpans spans) {
        var splits = new ArrayList<PurgedSplit>();
        for (int block = 0; block < blocks; block++) {
            splits.add(split(new RowRange(start(block, spans), start(block + 1, spans)), spans));
        }
        return splits;
    }

    private int start(int block, LabelSpans spans) {
        long judged = spans.rows() - trainRowsMin;
        return trainRowsMin + (int) (judged * block / blocks);
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
