package io.foretick.lab.direction;

import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.score.Judged;
import io.foretick.forecast.direction.score.ReplayFailure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a replay has seen. Immutable.
///
/// @param candles that the predictor took
/// @param updates judged predictions, those that do not count in the scores among them
/// @param rows those that count, of each model, oldest first
/// @param failures of the row checks
/// @param features what the comparison of features gave
/// @param collapse why it ended early, or empty
/// @param wallSeconds how long it took
public record ReplayOutcome(
        long candles,
        long updates,
        Map<ModelName, List<Judged>> rows,
        List<ReplayFailure> failures,
        FeatureCapture.Comparison features,
        String collapse,
        double wallSeconds) {

    public ReplayOutcome {
        rows = Collections.unmodifiableMap(new EnumMap<>(rows));
        failures = List.copyOf(failures);
    }
}
