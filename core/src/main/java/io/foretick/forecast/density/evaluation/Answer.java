package io.foretick.forecast.density.evaluation;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.ReturnLaw;
import io.foretick.math.Elementary;

/// How a model's law fared on one return.
///
/// @param nats log density of what came
/// @param crps continuous ranked probability score, in units of log return
/// @param tailNats log score censored within two reference sigmas (Diks, Panchenko and van Dijk
///   2011): what lies within counts only by its probability
/// @param pit probability that the law gave to a return not above what came
/// @param sigma standard deviation of the law, before a correction
/// @param upAtTheMoney probability of a return above 0
/// @param up probability that the market ends up, NaN for a fixed horizon
public record Answer(
        double nats,
        double crps,
        double tailNats,
        double pit,
        double sigma,
        double upAtTheMoney,
        double up) {

    private static final double TAIL_SIGMAS = 2.0;

    static Answer of(DensityCurve curve, Question question) {
        double seconds = question.minutes() * (double) ScoredEnds.MINUTE;
        ReturnLaw law = ReturnLaw.of(curve, seconds);
        double x = question.returnLog();
        return new Answer(
                law.logPdf(x),
                law.crps(x),
                censored(law, x, TAIL_SIGMAS * question.referenceSigma()),
                law.cdf(x),
                law.sigma(),
                law.survival(0.0),
                question.hasWindow() ? law.survival(-question.moveLog()) : Double.NaN);
    }

    private static double censored(ReturnLaw law, double x, double bound) {
        if (Math.abs(x) > bound) {
            return law.logPdf(x);
        }
        return Elementary.log1p(-(law.cdf(-bound) + law.survival(bound)));
    }
}
