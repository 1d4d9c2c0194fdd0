package io.foretick.feature.split;

import io.foretick.base.Checks;

import java.util.List;

/// One split: the newest share of the rows is judged, by a model fitted on all before.
///
/// @param testShare in `(0, 1)`
/// @param gapRows left out right before the rows judged; labels that reach into them are left out
///   in any case
public record Holdout(double testShare, int gapRows) {

    public Holdout {
        Checks.inRange(testShare, Double.MIN_VALUE, Math.nextDown(1.0), "testShare");
        Checks.notNegative(gapRows, "gapRows");
    }

    public PurgedSplit split(LabelSpans spans) {
        int from = (int) ((1.0 - testShare) * spans.rows());
        List<RowRange> train =
                RowRange.where(Math.max(0, from - gapRows), row -> spans.lastRow(row) < from);
        return new PurgedSplit(new Split(train, new RowRange(from, spans.rows())), spans);
    }
}
