package io.foretick.forecast.direction.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Failures of all checks, counted, each with its first example. Owned by one [ReplayChecks].
final class FailureLog {

    private final Map<ReplayCheck, ReplayFailure> failures = new EnumMap<>(ReplayCheck.class);

    /// Notes a failure.
    void add(ReplayCheck check, long candleStartNs, String what) {
        String seen = "candle " + candleStartNs / 1_000_000 + " ms, " + what;
        failures.merge(
                check,
                new ReplayFailure(check, 1, seen),
                (old, _) -> new ReplayFailure(check, old.count() + 1, old.first()));
    }

    /// In the order of the checks.
    List<ReplayFailure> all() {
        return new ArrayList<>(failures.values());
    }
}
