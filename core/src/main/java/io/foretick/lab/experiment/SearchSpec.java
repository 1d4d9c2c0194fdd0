package io.foretick.lab.experiment;

import io.foretick.report.lab.Objective;

/// How the combinations of an experiment are looked through (YAML `experiment.search`).
///
/// @param method who chooses the next trials
/// @param objective what a search maximises, and what the best trial is the best in
/// @param batch trials chosen at once, by searches that learn
/// @param startup trials chosen without learning first
/// @param eta of how many trials of a rung one is promoted
/// @param rungs steps of successive halving, each with `eta` times the data of the one before
public record SearchSpec(
        Method method, Objective objective, int batch, int startup, int eta, int rungs) {

    /// Who chooses.
    public enum Method {
        /// All combinations.
        GRID,
        /// Quasi-random points.
        RANDOM,
        /// Tree-structured Parzen estimator.
        BAYESIAN,
        /// Many on little data, the best of them on more.
        HALVING
    }
}
