package io.foretick.torch;

import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Horizons;
import io.foretick.forecast.density.network.AnchorLaw;

/// What a network's three outputs for one coin are judged by: the anchor that they correct, and
/// what came.
///
/// @param logSigma of the anchor over the horizon
/// @param nuLink what the anchor's tail index is made of
/// @param skew of the anchor
/// @param returnLog what came
/// @param tickLog least step of the price over the price
public record LawTarget(
        double logSigma, double nuLink, double skew, double returnLog, double tickLog) {

    /// How many numbers there are.
    public static final int SIZE = 5;

    /// The anchor at an instant.
    ///
    /// @param law turned to the horizon and the instant
    /// @param anchor whose law it is
    public static LawTarget of(AnchorLaw law, HarModel anchor, Outcome outcome) {
        law.correct(0, 0, 0);
        return new LawTarget(
                law.logSigma(),
                anchor.nuLink().at(Horizons.position(outcome.horizonSeconds())),
                law.lambda(),
                outcome.returnLog(),
                outcome.tickLog());
    }

    /// Stores the numbers in this order.
    ///
    /// @param target `[number][row]`
    public void put(double[][] target, int row) {
        target[0][row] = logSigma;
        target[1][row] = nuLink;
        target[2][row] = skew;
        target[3][row] = returnLog;
        target[4][row] = tickLog;
    }

    /// What came of a coin.
    ///
    /// @param tickLog least step of the price over the price
    public record Outcome(double horizonSeconds, double returnLog, double tickLog) {}
}
