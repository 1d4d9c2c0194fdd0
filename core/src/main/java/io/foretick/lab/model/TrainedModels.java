package io.foretick.lab.model;

import io.foretick.feature.FeatureTable;
import io.foretick.forecast.signal.Signal;

import java.util.List;

/// A stack of models, trained once. What it says of a row depends on that row and the few before it
/// that recurrent networks look back on, on none after. Not for two threads at once.
public sealed interface TrainedModels permits Silence, Stack {

    /// One signal for each of the rows `from` to `to - 1`; [Signal#NONE] where features that a
    /// network needs are missing.
    List<Signal> signals(FeatureTable x, int from, int to);

    /// The signal of one row.
    default Signal signal(FeatureTable x, int row) {
        return signals(x, row, row + 1).getFirst();
    }

    /// What whoever reads the results should know, such as that there was too little to train on.
    List<String> notes();
}
