package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.ArrayList;
import java.util.List;

/// Cross-validation for labels that look ahead (López de Prado, Advances in Financial Machine
/// Learning, 2018, sections 7.4.1 and 7.4.2): each fold is judged once, by a model fitted on the
/// rows before and after it. Not for a claim about trading, since it trains on the future too: that
/// is [WalkForward].
///
/// How it works: out of a fold's training go the rows whose labels reach into it or into what its
/// features look back on, and after the last row that its labels tell of as many rows as the
/// embargo has.
///
/// @param folds how many
/// @param lookBackRows how many rows before their own the features are made of
/// @param embargoRows how many rows are left out after a fold
public record PurgedKFold(int folds, int lookBackRows, int embargoRows) {

    public PurgedKFold {
        Checks.inRange(folds, 2, Integer.MAX_VALUE, "folds");
        Checks.notNegative(lookBackRows, "lookBackRows");
        Checks.notNegative(embargoRows, "embargoRows");
    }

    /// With an embargo of one row in a hundred, but at least the longest label and the look-back:
    /// features of a row after it then know nothing of the fold.
    public static PurgedKFold of(int folds, int lookBackRows, LabelSpans spans) {
        int hundredth = (spans.rows() + 99) / 100;
        int embargoRows = Math.max(hundredth, Math.max(spans.longest(), lookBackRows));
        return new PurgedKFold(folds, lookBackRows, embargoRows);
    }

    /// One split a fold, in order of time; the last fold takes the rows that are left over.
    public List<PurgedSplit> splits(LabelSpans spans) {
        int size = spans.rows() / folds;
        Checks.positive(size, "rows of a fold");
        var splits = new ArrayList<PurgedSplit>();
        for (int fold = 0; fold < folds; fold++) {
            int to = fold == folds - 1 ? spans.rows() : (fold + 1) * size;
            splits.add(split(new RowRange(fold * size, to), spans));
        }
        return splits;
    }

    private PurgedSplit split(RowRange test, LabelSpans spans) {
        int first = test.from() - lookBackRows;
        int last = spans.lastRow(test) + embargoRows;
        List<RowRange> train =
                RowRange.where(spans.rows(), row -> spans.lastRow(row) < first || row > last);
        return new PurgedSplit(new Split(train, test), spans);
    }
}
