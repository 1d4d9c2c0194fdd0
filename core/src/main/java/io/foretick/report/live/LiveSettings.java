package io.foretick.report.live;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.engine.Freshness;

/// How a session is shown.
///
/// @param mode what kind of session it is, such as `paper`
/// @param speed venue seconds in a second of wall time
/// @param updateMs least wall time between two snapshots
/// @param freshness how old inputs may be before the session refuses to act on them
public record LiveSettings(String mode, double speed, int updateMs, Freshness freshness) {

    public LiveSettings {
        Checks.notBlank(mode, "mode");
        Checks.inRange(speed, 0.001, 10_000, "speed");
        Checks.inRange(updateMs, 100, 60_000, "dashboard_update");
    }

    /// The usual ten snapshots a second of a session at the speed of the wall clock.
    public static LiveSettings of(String mode, Freshness freshness) {
        return new LiveSettings(mode, 1, 100, freshness);
    }

    long updateNs() {
        return updateMs * Times.MILLI_NS;
    }
}
