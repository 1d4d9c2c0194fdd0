package io.foretick.lab.model;

import io.foretick.feature.split.RowRange;
import io.foretick.forecast.signal.Signal;

import java.util.List;

/// What models said of rows that they had not seen, block after block, and how well.
///
/// @param signals one for each row of the table, [Signal#NONE] before the first block
/// @param score of all blocks together
/// @param folds one a block, in order of time
/// @param notes what whoever reads the figures should know
public record WalkForwardResult(
        List<Signal> signals, Score score, List<Fold> folds, List<String> notes) {

    public WalkForwardResult {
        signals = List.copyOf(signals);
        folds = List.copyOf(folds);
        notes = List.copyOf(notes);
    }

    /// One block.
    ///
    /// @param test the rows judged
    /// @param trainRows how many rows the models were trained on
    public record Fold(RowRange test, int trainRows, Score score) {}
}
