package io.foretick.lab.market;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.lab.Draws;
import io.foretick.math.Elementary;
import io.foretick.math.StudentT;

/// A price path whose law is known: one price a second, log returns that are independent draws of a
/// Student-t law, and a standard deviation that wanders but is told in advance. Immutable; not a
/// model of any coin.
///
/// How it works: the deviation is drawn first, for the whole path, so that it is a given of the law
/// and not a part of it. The law of a sum of returns is then a Student-t law with the sum's own
/// variance and kurtosis: exact in both, and for one second exact in all.
final class KnownPath {

    /// Tail index of a return over one second.
    static final double NU = 8;

    /// Excess kurtosis of a Student-t law with `nu` above 4 is `6 / (nu - 4)`.
    private static final double KURTOSIS = 6 / (NU - 4);

    private static final double[] HORIZONS = {1, 2, 5, 10, 20, 40, 80, 160, 320};
    private static final double START_PRICE = 60_000;
    private static final double USUAL_SIGMA = 6e-5; // per root second
    private static final double REVERSION = 1.0 / 900; // log deviation comes back in a quarter hour
    private static final double SHOCK = 0.015; // of log deviation, per root second

    private final long[] pricesE8; // [second]
    private final double[] logPrices; // [second]
    private final double[] squares; // [second]: sum of variances before
    private final double[] fourths; // [second]: sum of squared variances before

    /// @param seconds length of the path; laws are told for all but the last [#margin]
    KnownPath(Seed seed, int seconds) {
        Checks.inRange(seconds, margin() + 1, 10_000_000, "seconds");
        pricesE8 = new long[seconds];
        logPrices = new double[seconds];
        squares = new double[seconds];
        fourths = new double[seconds];
        wander(new Draws(seed.split("deviation")));
        walk(new Draws(seed.split("returns")));
    }

    /// Seconds at the end of a path whose law would reach beyond it.
    static int margin() {
        return (int) HORIZONS[HORIZONS.length - 1];
    }

    long priceE8(int second) {
        return pricesE8[second];
    }

    double logPrice(int second) {
        return logPrices[second];
    }

    /// The law of the coming returns as of this second.
    DensityCurve lawAt(int second) {
        double[] sigma = new double[HORIZONS.length];
        double[] nu = new double[HORIZONS.length];
        for (int k = 0; k < HORIZONS.length; k++) {
            int end = second + (int) HORIZONS[k];
            double variance = squares[end] - squares[second];
            double kurtosis = KURTOSIS * (fourths[end] - fourths[second]) / (variance * variance);
            sigma[k] = Math.sqrt(variance);
            nu[k] = 4 + 6 / kurtosis;
        }
        return new DensityCurve(HORIZONS, sigma, nu, new double[HORIZONS.length]);
    }

    private void wander(Draws draws) {
        double level = Elementary.log(USUAL_SIGMA);
        double sigmaLog = level;
        for (int second = 1; second < squares.length; second++) {
            double sigma = Elementary.exp(sigmaLog);
            double variance = sigma * sigma;
            squares[second] = squares[second - 1] + variance;
            fourths[second] = fourths[second - 1] + variance * variance;
            sigmaLog += REVERSION * (level - sigmaLog) + SHOCK * draws.normal();
        }
    }

    private void walk(Draws draws) {
        StudentT student = StudentT.of(NU);
        double unit = Math.sqrt((NU - 2) / NU); // brings the variance to one
        logPrices[0] = Elementary.log(START_PRICE);
        pricesE8[0] = E8.ofDouble(START_PRICE);
        for (int second = 1; second < logPrices.length; second++) {
            double sigma = Math.sqrt(squares[second] - squares[second - 1]);
            double draw = student.upperQuantile(0.5 * draws.between(1e-12, 1));
            double sign = draws.chance(0.5) ? 1 : -1;
            logPrices[second] = logPrices[second - 1] + sign * sigma * unit * draw;
            pricesE8[second] = E8.ofDouble(Elementary.exp(logPrices[second]));
        }
    }
}
