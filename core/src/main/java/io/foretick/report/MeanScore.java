package io.foretick.report;

import io.foretick.forecast.Scores;

/// Running means of the two scores of one forecaster. Mutable, owned by whoever adds up.
final class MeanScore {

    private long count;
    private double brierSum;
    private double logLossSum;

    /// Adds one forecast; a NaN is no forecast.
    void add(double probability, double outcome) {
        if (!Double.isNaN(probability)) {
            count++;
            brierSum += Scores.brier(probability, outcome);
            logLossSum += Scores.logLoss(probability, outcome);
        }
    }

    long count() {
        return count;
    }

    /// NaN without forecasts.
    double brier() {
        return brierSum / count;
    }

    /// NaN without forecasts.
    double logLoss() {
        return logLossSum / count;
    }
}
