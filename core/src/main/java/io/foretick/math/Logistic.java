package io.foretick.math;

/// The logistic function `1 / (1 + e^-x)` and its kin. Stateless, safe for any thread.
public final class Logistic {

    private static final double SURE = 1e-12;

    private Logistic() {}

    /// The probability that a logit stands for; 0 or 1 only where nothing nearer can be written.
    public static double probability(double logit) {
        if (logit >= 0.0) {
            return 1.0 / (1.0 + Elementary.exp(-logit));
        }
        double odds = Elementary.exp(logit);
        return odds / (1.0 + odds);
    }

    /// `ln(p / (1 - p))`; 0 and 1 count as probabilities 1e-12 away from them.
    public static double logit(double probability) {
        double bounded = Math.clamp(probability, SURE, 1.0 - SURE);
        return Elementary.log(bounded / (1.0 - bounded));
    }

    /// `-(t ln p + (1 - t) ln(1 - p))` of the logit's probability `p`, without its rounding.
    public static double crossEntropy(double logit, double target) {
        return target * softplus(-logit) + (1.0 - target) * softplus(logit);
    }

    /// `ln(1 + e^x)`.
    public static double softplus(double x) {
        return Math.max(x, 0.0) + Elementary.log1p(Elementary.exp(-Math.abs(x)));
    }
}
