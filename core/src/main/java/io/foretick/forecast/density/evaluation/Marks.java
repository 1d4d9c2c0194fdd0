package io.foretick.forecast.density.evaluation;

import io.foretick.forecast.Scores;
import io.foretick.math.Statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the answers of one model to a group of questions come to: means over the questions.
///
/// @param nats log score, higher is better
/// @param crps continuous ranked probability score in units of log return, lower is better
/// @param tailNats log score censored within two reference sigmas, higher is better
/// @param sigma standard deviation of the laws: how sharp they are
/// @param biasAtTheMoney how far the probability of a rise lies from one half
/// @param pit where the returns fall
public record Marks(
        double nats,
        double crps,
        double tailNats,
        double sigma,
        double biasAtTheMoney,
        PitScore pit) {

    static Marks of(List<Answer> answers) {
        return new Marks(
                mean(answers, Answer::nats),
                mean(answers, Answer::crps),
                mean(answers, Answer::tailNats),
                mean(answers, Answer::sigma),
                mean(answers, answer -> Math.abs(answer.upAtTheMoney() - 0.5)),
                PitScore.of(answers.stream().mapToDouble(Answer::pit).toArray()));
    }

    private static double mean(List<Answer> answers, ToDoubleFunction<Answer> part) {
        double sum = 0;
        for (Answer answer : answers) {
            sum += part.applyAsDouble(answer);
        }
        return sum / answers.size();
    }

    /// What the probabilities of a market's end up come to.
    ///
    /// @param brier mean squared error
    /// @param logLoss mean negative log likelihood in nats
    /// @param calibrationError mean gap between forecast and observed share, over twenty bins
    /// @param variance of the probabilities: how far they dare to go
    /// @param bins forecast against observed shares
    public record Up(
            double brier,
            double logLoss,
            double calibrationError,
            double variance,
            List<Scores.ReliabilityBin> bins) {

        public Up {
            bins = List.copyOf(bins);
        }

        static Up of(double[] probabilities, double[] outcomes) {
            Scores.ReliabilityBin[] bins = Scores.reliability(probabilities, outcomes);
            return new Up(
                    Scores.meanBrier(probabilities, outcomes),
                    Scores.meanLogLoss(probabilities, outcomes),
                    Scores.calibrationError(bins),
                    Statistics.variance(probabilities),
                    List.of(bins));
        }
    }
}
