package io.foretick.forecast.direction.online;

import io.foretick.forecast.direction.Direction;
import io.foretick.math.Elementary;

/// The softmax of two logits, which hangs on their difference alone. Stateless, safe for any
/// thread.
final class Logistic {

    private static final double SURE = 1e-6; // nearer to 0 or 1 no probability is taken to be

    private Logistic() {}

    /// `1 / (1 + e^-margin)`.
    static double probability(double margin) {
        if (margin >= 0.0) {
            return 1.0 / (1.0 + Elementary.exp(-margin));
        }
        double odds = Elementary.exp(margin);
        return odds / (1.0 + odds);
    }

    /// The margin that stands for a probability, bounded where that is almost sure.
    static double margin(double probability) {
        double bounded = Math.clamp(probability, SURE, 1.0 - SURE);
        return Elementary.log(bounded / (1.0 - bounded));
    }

    /// `-(t ln p + (1 - t) ln(1 - p))` of the margin's probability `p`, without its rounding.
    static double crossEntropy(double margin, double target) {
        return target * softplus(-margin) + (1.0 - target) * softplus(margin);
    }

    /// What the probability of up should have been.
    static double target(Direction fact) {
        return switch (fact) {
            case UP -> 1.0;
            case DOWN -> 0.0;
            case FLAT -> 0.5;
        };
    }

    /// `ln(1 + e^x)`.
    private static double softplus(double x) {
        return Math.max(x, 0.0) + Elementary.log1p(Elementary.exp(-Math.abs(x)));
    }
}
