package io.foretick.forecast.direction.calibration;

import io.foretick.math.Elementary;

/// The logistic function and its kin, kept away from 0 and 1. Stateless.
final class Logistic {

    /// Logits count up to this size; at it `1 - p` is 9e-14, so no probability rounds to 0 or 1.
    static final double LOGIT_MAX = 30.0;

    /// Where [#even] is least.
    private static final double TWO_LN_2 = 1.3862943611198906;

    private Logistic() {}

    /// `1 / (1 + e^-logit)`.
    static double probability(double logit) {
        double bounded = Math.clamp(logit, -LOGIT_MAX, LOGIT_MAX);
        return 1.0 / (1.0 + Elementary.exp(-bounded));
    }

    /// `ln(p / (1 - p))` for a probability strictly between 0 and 1.
    static double logit(double probability) {
        return Elementary.log(probability / (1.0 - probability));
    }

    /// `-ln s - ln(1 - s) - 2 ln 2` with `s` the probability of `logit`: 0 in the middle, rising to
    /// both sides, at last as `|logit|` does.
    static double even(double logit) {
        double size = Math.abs(logit);
        return size + 2.0 * Elementary.log1p(Elementary.exp(-size)) - TWO_LN_2;
    }
}
