package io.foretick.forecast.direction.score;

import io.foretick.forecast.Scores;

/// How good probabilities of up were, over facts that are a move; lower is better. Figures of no
/// such fact are NaN. Immutable.
///
/// @param n facts that are a move
/// @param brier mean squared error of the calibrated probability
/// @param logLoss mean of `-ln p(fact)` of the calibrated probability, in nats
/// @param rawLogLoss the same of the raw one
/// @param baseRate mean of the base rates that held
/// @param baseRateLogLoss mean of `-ln p(fact)` of the base rates
/// @param constantLogLoss the least that any constant probability could have had, in hindsight
public record ProbabilityScores(
        long n,
        double brier,
        double logLoss,
        double rawLogLoss,
        double baseRate,
        double baseRateLogLoss,
        double constantLogLoss) {

    /// Scores the rows whose fact is a move.
    public static ProbabilityScores of(Iterable<Judged> rows) {
        long n = 0;
        double brier = 0.0;
        double logLoss = 0.0;
        double rawLogLoss = 0.0;
        double baseRate = 0.0;
        double baseRateLogLoss = 0.0;
        double rises = 0.0;
        for (Judged row : rows) {
            if (row.moved()) {
                n++;
                brier += Scores.brier(row.up(), row.outcome());
                logLoss += Scores.logLoss(row.up(), row.outcome());
                rawLogLoss += Scores.logLoss(row.rawUp(), row.outcome());
                baseRate += row.baseUp();
                baseRateLogLoss += Scores.logLoss(row.baseUp(), row.outcome());
                rises += row.outcome();
            }
        }
        return new ProbabilityScores(
                n,
                brier / n,
                logLoss / n,
                rawLogLoss / n,
                baseRate / n,
                baseRateLogLoss / n,
                constantLogLoss(rises, (double) n));
    }

    /// By how much the log loss is below that of the base rate; above zero is better than it.
    public double skill() {
        return baseRateLogLoss - logLoss;
    }

    /// By how much the log loss is below that of the best constant in hindsight.
    public double constantSkill() {
        return constantLogLoss - logLoss;
    }

    /// The log loss of the share of rises, which no other constant betters; NaN of no moves.
    static double constantLogLoss(double rises, double moves) {
        double share = rises / moves;
        return moves > 0.0 ? Scores.logLoss(share, share) : Double.NaN;
    }
}
