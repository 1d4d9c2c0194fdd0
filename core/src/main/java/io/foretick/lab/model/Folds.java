package io.foretick.lab.model;

import io.foretick.feature.split.LabelSpans;
import io.foretick.feature.split.PurgedSplit;
import io.foretick.feature.split.RowRange;
import io.foretick.feature.split.WalkForward;
import io.foretick.lab.spec.SplitSpec;

import java.util.List;
import java.util.stream.IntStream;

/// The blocks of a walk forward over the rows of a table. Stateless.
///
/// How it works: a row's reach is its label's span, the embargo and the rows that recurrent
/// networks look back on. Rows that reach a block are not trained on for it.
final class Folds {

    private Folds() {}

    /// As many blocks as the spec wants, which divide the rows from `firstTestRow` on.
    static List<PurgedSplit> of(
            SplitSpec spec, int firstTestRow, Targets targets, int rows, int lookBackRows) {
        if (firstTestRow == 0 || rows - firstTestRow < spec.folds()) {
            throw new IllegalArgumentException(
                    "rows must be enough for a first training and %d folds, were %d and %d"
                            .formatted(spec.folds(), firstTestRow, rows - firstTestRow));
        }
        WalkForward forward =
                spec.rolling()
                        ? WalkForward.rolling(firstTestRow, 0, spec.folds())
                        : WalkForward.expanding(firstTestRow, 0, spec.folds());
        int margin = spec.embargoBars() + lookBackRows;
        int[] reaches = new int[rows];
        for (int row = 0; row < rows; row++) {
            reaches[row] = margin + (row < targets.rows() ? targets.lastRow(row) : rows) - row;
        }
        return forward.splits(LabelSpans.ofLengths(reaches));
    }

    /// The rows to train on for a block.
    static TrainingRows trainingRows(PurgedSplit split, Targets targets) {
        List<RowRange> train = split.rows().train();
        return TrainingRows.of(
                train.stream().flatMapToInt(range -> IntStream.range(range.from(), range.to())),
                targets);
    }
}
