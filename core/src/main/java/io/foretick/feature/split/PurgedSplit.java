package io.foretick.feature.split;

import io.foretick.base.Checks;

/// A split in which no label to fit on tells of a row that a label to judge on tells of. It cannot
/// be made otherwise.
public record PurgedSplit(Split rows, LabelSpans spans) {

    /// @throws IllegalArgumentException if a row to train on leaks
    public PurgedSplit {
        Checks.inRange(rows.leakingRows(spans), 0, 0, "leaking rows");
    }
}
