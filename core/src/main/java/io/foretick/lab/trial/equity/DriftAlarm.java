package io.foretick.lab.trial.equity;

import io.foretick.risk.measure.InventoryDrift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Tells of a position that ran away over a whole trial, which its mean size does not show.
/// Stateless.
final class DriftAlarm {

    private DriftAlarm() {}

    /// One line, if the trend of the position is surer than this; nothing for a position that never
    /// changed.
    ///
    /// @param positionsUsd at equal steps
    /// @param tMax size of the t-value of the trend, above 0
    static Optional<String> of(double[] positionsUsd, double tMax) {
        if (Arrays.stream(positionsUsd).distinct().count() < 2) {
            return Optional.empty(); // its trend would be one of rounding errors
        }
        InventoryDrift drift = InventoryDrift.of(positionsUsd);
        if (!(Math.abs(drift.slopeT()) > tMax)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "position drifts by %.2f USD a period, t %.2f beyond %.2f, %s",
                        drift.slopePerStep(),
                        drift.slopeT(),
                        tMax,
                        comesBack(drift.halfLifeSteps())));
    }

    private static String comesBack(double halfLifeSteps) {
        return Double.isInfinite(halfLifeSteps)
                ? "does not come back"
                : String.format(Locale.ROOT, "half of it gone in %.1f periods", halfLifeSteps);
    }
}
