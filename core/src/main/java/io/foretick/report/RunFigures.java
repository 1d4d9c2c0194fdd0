package io.foretick.report;

import io.foretick.base.Checks;

import java.util.List;

/// What a run tells about itself beside its events.
///
/// @param mode `backtest`, `replay`, `paper` and so on
/// @param digest of the engine's state at the end
/// @param wallSeconds duration of the run
/// @param peakMemoryBytes highest use of the heap
/// @param problems what was wrong with the input, for people
public record RunFigures(
        String mode, long digest, double wallSeconds, long peakMemoryBytes, List<String> problems) {

    public RunFigures {
        Checks.notBlank(mode, "mode");
        problems = List.copyOf(problems);
    }
}
