package io.foretick.lab.spec;

import io.foretick.base.Checks;

/// What the models are to foretell: which barrier is met first (YAML `labels`).
///
/// @param kappa width of the barriers in deviations of the last 24 bars' returns
/// @param horizonBars bars after which a label times out
/// @param returnMinLog narrowest barrier, as a log return
public record LabelSpec(double kappa, int horizonBars, double returnMinLog) {

    public LabelSpec {
        Checks.inRange(kappa, 0.0, 100.0, "kappa");
        Checks.inRange(horizonBars, 1, 100_000, "horizonBars");
        Checks.inRange(returnMinLog, 0.0, 1.0, "returnMinLog");
    }
}
