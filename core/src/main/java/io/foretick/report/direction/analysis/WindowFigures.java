package io.foretick.report.direction.analysis;

/// What the predictions of a window come to; NaN where nothing was counted for a figure. The last
/// three are of calibrated probabilities where the price moved.
///
/// @param total judged predictions
/// @param accuracy share of right decisions, abstention included
/// @param coverage share of predictions that named a side
/// @param actionAccuracy share of right ones among those
/// @param flatShare share of facts that were flat
/// @param reward mean reward
/// @param confidence mean calibrated probability of the likelier side
public record WindowFigures(
        long total,
        double accuracy,
        double coverage,
        double actionAccuracy,
        double flatShare,
        double reward,
        double confidence,
        double calibrationError,
        double brier,
        double logLoss) {}
