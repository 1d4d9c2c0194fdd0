package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.split.PurgedSplit;
import io.foretick.feature.split.RowRange;
import io.foretick.lab.spec.SplitSpec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FoldsTest {

    private static final int ROWS = 500;

    private final Targets targets = Planted.of(ROWS, 0.0, new Seed(1)).y();

    /// Between the last row that a label trained on tells of and the first that the block's
    /// features look back on lie as many rows as the embargo has.
    @ParameterizedTest(name = "embargo {0}, look-back {1}, rolling {2}")
    @CsvSource({"0, 0, false", "7, 0, false", "7, 23, false", "7, 23, true", "0, 23, true"})
    void noLabelTrainedOnReachesTheBlock(int embargo, int lookBack, boolean rolling) {
        var spec = new SplitSpec(0.0, 0.5, 5, embargo, rolling);
        List<PurgedSplit> folds = Folds.of(spec, ROWS / 2, targets, ROWS, lookBack);
        assertEquals(5, folds.size());
        for (PurgedSplit fold : folds) {
            int from = fold.rows().test().from();
            TrainingRows rows = Folds.trainingRows(fold, targets);
            int reached = 0;
            for (int row : rows.rows()) {
                reached = Math.max(reached, targets.lastRow(row));
            }
            assertTrue(reached < from - embargo - lookBack, reached + " against " + from);
            assertTrue(reached >= from - embargo - lookBack - 8, "and not one row more");
            assertEquals(rolling ? from - folds.getFirst().rows().test().from() : 0, rows.first());
        }
    }

    @ParameterizedTest(name = "{0} rows, {1} folds, {2} rows before")
    @CsvSource({"500, 5, 250", "503, 7, 151", "100, 1, 90", "51, 50, 1", "59, 4, 48"})
    void blocksFollowEachOtherToTheLastRow(int rows, int folds, int first) {
        var spec = new SplitSpec(0.0, 0.5, folds, 0, false);
        int next = first;
        for (PurgedSplit fold : Folds.of(spec, first, targets, rows, 0)) {
            RowRange test = fold.rows().test();
            assertEquals(next, test.from());
            next = test.to();
        }
        assertEquals(rows, next);
    }
}
