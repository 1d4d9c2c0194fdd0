package io.foretick.lab.spec;

import io.foretick.base.Checks;

/// How the trial quotes (YAML `market_maker`).
///
/// @param gamma risk aversion, per basis point of the price and order, so that it means the same
///   for every coin and tick
/// @param orderUsd notional of one order
/// @param positionUsdMax notional at which a side stops quoting
/// @param levels orders a side, for `GRID`
/// @param gridBps distance between them
/// @param halfSpreadBps for `CONSTANT`, and where a calibration fails
/// @param horizonSeconds time to the end that `AVELLANEDA_STOIKOV` always sees
/// @param signalBeta how much of the models' expected return moves the fair value; 0 for none
/// @param hedge whether a position beyond the band is hedged on the second instrument
/// @param hedgeCostBps half spread and fee of the hedge
/// @param calibrationSeconds window over which A, k and sigma are fitted
/// @param requoteMillis time between two looks
public record MakerSpec(
        Model model,
        Fair fair,
        double gamma,
        double orderUsd,
        double positionUsdMax,
        int levels,
        double gridBps,
        double halfSpreadBps,
        double horizonSeconds,
        double signalBeta,
        boolean hedge,
        double hedgeCostBps,
        double calibrationSeconds,
        long requoteMillis) {

    /// What makes the quotes.
    public enum Model {
        GLFT,
        AVELLANEDA_STOIKOV,
        GRID,
        CONSTANT
    }

    /// What the quotes stand around.
    public enum Fair {
        MID,
        MICRO,
        /// The mid, and the density forecaster's word on how far it wanders: its law has no drift.
        DENSITY
    }

    public MakerSpec {
        Checks.inRange(gamma, 0.0, 1e6, "gamma");
        Checks.inRange(levels, 1, 100, "levels");
        Checks.inRange(requoteMillis, 1, 86_400_000, "requoteMillis");
    }
}
