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

    /// As many blocks as the spec wants, of one length, ending with the table; rows that do not
    /// divide go to the first training.
    static List<PurgedSplit> of(SplitSpec spec, Targets targets, int rows, int lookBackRows) {
        int testRows = (rows - (int) (spec.trainShare() * rows)) / spec.folds();
        if (testRows == 0 || testRows * spec.folds() >= rows) {
            throw new IllegalArgumentException(
                    "rows must be enough for %s folds after the first training, were %s"
                            .formatted(spec.folds(), rows));
        }
        int trainRows = rows - testRows * spec.folds();
        WalkForward forward =
                spec.rolling()
                        ? WalkForward.rolling(trainRows, 0, testRows)
                        : WalkForward.expanding(trainRows, 0, testRows);
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
