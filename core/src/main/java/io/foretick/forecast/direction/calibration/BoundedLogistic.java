package io.foretick.forecast.direction.calibration;

import io.foretick.math.Logistic;

/// The logistic function, kept away from 0 and 1. Stateless.
final class BoundedLogistic {

    /// Logits count up to this size; at it `1 - p` is 9e-14, so no probability rounds to 0 or 1.
    static final double LOGIT_MAX = 30.0;

    /// Where [#even] is least.
    private static final double TWO_LN_2 = 1.3862943611198906;

    private BoundedLogistic() {}

    /// `1 / (1 + e^-logit)`.
    static double probability(double logit) {
        return Logistic.probability(Math.clamp(logit, -LOGIT_MAX, LOGIT_MAX));
    }

    /// `-ln s - ln(1 - s) - 2 ln 2` with `s` the probability of `logit`: 0 in the middle, rising to
    /// both sides, at last as `|logit|` does.
    static double even(double logit) {
        return Logistic.softplus(logit) + Logistic.softplus(-logit) - TWO_LN_2;
    }
}
