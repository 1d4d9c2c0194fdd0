package io.foretick.forecast.density.live;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.ReturnLaw;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.Elementary;

/// Learns of one coin how wide its returns are against the laws that were told, and rescales later
/// laws by that: slowly, and by a fifth at most. A function of the laws and the prices that it has
/// seen; owned by one thread.
///
/// How it works: each minute the law of each of four horizons is kept until its return is known.
/// Let `q` be the law's probability of a smaller move than the one that came, in either direction.
/// If the scale is right, `q` is uniform whatever the tails, so `2 q - 1` is 0 on average, and no
/// single return counts more than another, however far out it lies. The logarithm of the scale is
/// its sum times a gain:
///
/// `s := clamp(s + g (2 q - 1))`, with `q` taken under the law rescaled by `s`.
///
/// Near the right scale a normal law has `d E[2 q - 1] / ds = -2 / π`, so an error halves in `ln 2
/// / (2 g / π)` samples. Returns of long horizons overlap, so their gain is smaller: an error
/// halves in a day or in 240 horizons, whichever is longer. Between the horizons `s` is linear in
/// the logarithm of the horizon, outside it is that of the nearest one.
public final class ScaleTracker {

    /// Least and greatest factor of a standard deviation.
    public static final double FACTOR_MIN = 0.8;

    /// See [#FACTOR_MIN].
    public static final double FACTOR_MAX = 1.2;

    private static final int[] HORIZON_SECONDS = {60, 300, 1_800, 10_800};
    private static final double SAMPLE_SECONDS = 60;
    private static final double HALF_LIFE_SECONDS = 86_400;
    private static final double HALF_LIFE_HORIZONS = 240;
    private static final double SLOPE = 2 / Math.PI;
    private static final double LOG_MIN = Elementary.log(FACTOR_MIN);
    private static final double LOG_MAX = Elementary.log(FACTOR_MAX);

    private final PendingLaws[] pending = new PendingLaws[HORIZON_SECONDS.length];
    private final double[] gain = new double[HORIZON_SECONDS.length];
    private final double[] horizonLog = new double[HORIZON_SECONDS.length];
    private final double[] scaleLog = new double[HORIZON_SECONDS.length];

    /// A tracker that has seen nothing: every factor is 1.
    public ScaleTracker() {
        for (int k = 0; k < HORIZON_SECONDS.length; k++) {
            pending[k] = new PendingLaws(HORIZON_SECONDS[k]);
            horizonLog[k] = Elementary.log(HORIZON_SECONDS[k]);
            double halfLife = Math.max(HALF_LIFE_SECONDS, HALF_LIFE_HORIZONS * HORIZON_SECONDS[k]);
            gain[k] = Elementary.log(2) / (SLOPE * halfLife / SAMPLE_SECONDS);
        }
    }

    /// Learns from the returns that are known now, keeps the law to learn from it later, and gives
    /// it back rescaled.
    ///
    /// @param prices of the coin, whole up to `instant` where it could be told a law
    /// @param instant of the law, an epoch second, later than the one before
    /// @param told the law as the model tells it
    public DensityCurve rescale(SecondSeries prices, long instant, DensityCurve told) {
        for (int k = 0; k < pending.length; k++) {
            learn(k, prices, instant);
            if (pending[k].wants(instant)) {
                pending[k].add(instant, ReturnLaw.of(told, HORIZON_SECONDS[k]));
            }
        }
        return rescaled(told);
    }

    /// The factor of a standard deviation at a horizon.
    public double factor(double horizonSeconds) {
        return Elementary.exp(scaleLogAt(horizonSeconds));
    }

    private void learn(int k, SecondSeries prices, long instant) {
        PendingLaws laws = pending[k];
        while (laws.matures(instant)) {
            long from = laws.toldAt();
            long to = from + HORIZON_SECONDS[k];
            if (prices.covers(from - 1, to)) {
                double returnLog = prices.logPrice(to - 1) - prices.logPrice(from - 1);
                ReturnLaw law = laws.oldest().widened(Elementary.exp(scaleLog[k]));
                double move = Math.abs(returnLog);
                double smaller = law.survival(-move) - law.survival(move); // in either direction
                double moved = scaleLog[k] + gain[k] * (2 * smaller - 1);
                scaleLog[k] = Math.clamp(moved, LOG_MIN, LOG_MAX);
            }
            laws.removeOldest();
        }
    }

    private DensityCurve rescaled(DensityCurve told) {
        int knots = told.knots();
        var horizons = new double[knots];
        var sigma = new double[knots];
        var nu = new double[knots];
        var lambda = new double[knots];
        var corrections = new double[knots * DensityCurve.CORRECTIONS];
        for (int k = 0; k < knots; k++) {
            horizons[k] = told.horizonSeconds(k);
            double scaled = told.sigma(k) * factor(horizons[k]);
            sigma[k] = k == 0 ? scaled : Math.max(scaled, sigma[k - 1]); // variance never falls
            nu[k] = told.nu(k);
            lambda[k] = told.lambda(k);
            for (int term = 0; term < DensityCurve.CORRECTIONS; term++) {
                corrections[k * DensityCurve.CORRECTIONS + term] = told.correction(k, term);
            }
        }
        return new DensityCurve(horizons, sigma, nu, lambda, corrections);
    }

    private double scaleLogAt(double horizonSeconds) {
        int last = HORIZON_SECONDS.length - 1;
        if (horizonSeconds <= HORIZON_SECONDS[0]) {
            return scaleLog[0];
        }
        if (horizonSeconds >= HORIZON_SECONDS[last]) {
            return scaleLog[last];
        }
        int above = 1;
        while (HORIZON_SECONDS[above] < horizonSeconds) {
            above++;
        }
        double share =
                (Elementary.log(horizonSeconds) - horizonLog[above - 1])
                        / (horizonLog[above] - horizonLog[above - 1]);
        return scaleLog[above - 1] + share * (scaleLog[above] - scaleLog[above - 1]);
    }
}
