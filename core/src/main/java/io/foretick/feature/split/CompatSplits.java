package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// The older pipeline's splits, which leak: their embargo is shorter than the labels' horizon, or
/// there is none. Only for parity, and to report by how much: [Split#leakingRows]. Stateless.
public final class CompatSplits {

    private CompatSplits() {}

    /// "Purged" folds: a fixed number of rows is left out on either side of a fold; the last fold
    /// takes the rows left over.
    public static List<Split> purgedFolds(int rows, int folds, int embargoRows) {
        int size = rows / folds;
        Checks.positive(size, "rows of a fold");
        var splits = new ArrayList<Split>();
        for (int fold = 0; fold < folds; fold++) {
            var test = new RowRange(fold * size, fold == folds - 1 ? rows : (fold + 1) * size);
            int before = test.from() - embargoRows;
            int after = test.to() + embargoRows;
            splits.add(new Split(RowRange.where(rows, row -> row < before || row >= after), test));
        }
        return splits;
    }

    /// The first share of the rows to train on, all others to judge on, nothing between them.
    public static Split inOrder(int rows, double trainShare) {
        int from = (int) (rows * trainShare);
        return new Split(List.of(new RowRange(0, from)), new RowRange(from, rows));
    }
}
