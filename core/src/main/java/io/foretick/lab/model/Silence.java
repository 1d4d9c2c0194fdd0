package io.foretick.lab.model;

import io.foretick.feature.FeatureTable;
import io.foretick.forecast.signal.Signal;

import java.util.Collections;
import java.util.List;

/// No models: nothing is known of any row.
record Silence(List<String> notes) implements TrainedModels {

    @Override
    public List<Signal> signals(FeatureTable x, int from, int to) {
        return Collections.nCopies(to - from, Signal.NONE);
    }
}
