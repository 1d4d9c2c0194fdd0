package io.foretick.lab;

import io.foretick.base.Seed;
import io.foretick.math.Elementary;

/// The price of a made-up coin: a random walk whose volatility wanders about its mean, with a jump
/// now and then. Mutable, owned by its coin. Not calibrated to any real coin.
final class PricePath {

    private static final double REVERSION_PER_SECOND = 1.0 / 240; // volatility returns in minutes
    private static final double VOLATILITY_SHOCK = 0.04; // of log volatility, per root second
    private static final double JUMPS_PER_SECOND = 1.0 / 300;
    private static final double JUMP_SECONDS = 120; // a jump is worth so many seconds of noise

    private final Draws draws;
    private final double usualSigma;
    private double logPrice;
    private double logSigma;

    /// @param sigmaPerSqrtSecond the usual standard deviation over a second
    PricePath(Seed seed, double price, double sigmaPerSqrtSecond) {
        this.draws = new Draws(seed);
        this.usualSigma = sigmaPerSqrtSecond;
        this.logPrice = Elementary.log(price);
        this.logSigma = Elementary.log(sigmaPerSqrtSecond);
    }

    /// Lets time pass.
    void step(double seconds) {
        double pull = Elementary.log(usualSigma) - logSigma;
        double root = Math.sqrt(seconds);
        logSigma += REVERSION_PER_SECOND * seconds * pull;
        logSigma += VOLATILITY_SHOCK * root * draws.normal();
        logPrice += sigmaPerSqrtSecond() * root * draws.normal();
        if (draws.chance(JUMPS_PER_SECOND * seconds)) {
            logPrice += usualSigma * Math.sqrt(JUMP_SECONDS) * draws.normal();
        }
    }

    double price() {
        return Elementary.exp(logPrice);
    }

    /// The present standard deviation over a second.
    double sigmaPerSqrtSecond() {
        return Elementary.exp(logSigma);
    }
}
