package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// How orders arrive: a quote at depth `d` ticks from the fair value is met at rate
/// `arrivalsPerSecond * exp(-decayPerTick * d)`, and the mid wanders by `sigmaTicksPerSqrtSecond`.
///
/// @param arrivalsPerSecond A of the literature
/// @param decayPerTick k of the literature
/// @param sigmaTicksPerSqrtSecond deviation of the mid over one second
public record FlowEstimate(
        double arrivalsPerSecond, double decayPerTick, double sigmaTicksPerSqrtSecond) {

    public FlowEstimate {
        Checks.inRange(arrivalsPerSecond, Double.MIN_VALUE, 1e12, "arrivalsPerSecond");
        Checks.inRange(decayPerTick, Double.MIN_VALUE, 1e12, "decayPerTick");
        Checks.inRange(sigmaTicksPerSqrtSecond, 0.0, 1e12, "sigmaTicksPerSqrtSecond");
    }
}
