package io.foretick.lab.spec;

import io.foretick.base.Checks;

/// What the trial pays to be included in a block (YAML `bribe`), AMM only.
///
/// @param percentile of the inclusion probability that `PERCENTILE` pays for, 0 to 100
/// @param fixedUsd what `FIXED` pays
/// @param baseUsd going rate: at this bribe inclusion is even
/// @param steepness how fast inclusion grows with the bribe, per `baseUsd`
/// @param memory outcomes that `LEARNED` learns from
public record BribeSpec(
        Mode mode,
        double percentile,
        double fixedUsd,
        double baseUsd,
        double steepness,
        int memory) {

    /// How the bribe is chosen.
    public enum Mode {
        /// Inclusion is certain and free.
        NONE,
        /// Enough for a wanted probability.
        PERCENTILE,
        FIXED,
        /// What maximises the expected gain of each transaction, by the chain's own law.
        ADAPTIVE,
        /// The same by a law that is learnt from what became of earlier bribes.
        LEARNED
    }

    public BribeSpec {
        Checks.inRange(percentile, 0.0, 100.0, "percentile");
    }
}
