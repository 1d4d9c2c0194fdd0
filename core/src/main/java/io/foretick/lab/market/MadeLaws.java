package io.foretick.lab.market;

import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.lab.Draws;
import io.foretick.math.Elementary;

/// Forecasters that know the law of a made-up path, or nothing: the two ends between which every
/// real one lies.
final class MadeLaws implements ForecasterFactory {

    private static final int NOISE_SECONDS = 60; // one error lasts as long
    private static final double NOISE_SIGMA_LOG = 1;
    private static final double NOISE_SKEW_MAX = 0.8;

    private final KnownPath path;
    private final long startNs;
    private final Knowledge knowledge;
    private final Seed seed;

    /// @param startNs time of the path's second 0
    /// @param seed of the noise
    MadeLaws(KnownPath path, long startNs, Knowledge knowledge, Seed seed) {
        this.path = path;
        this.startNs = startNs;
        this.knowledge = knowledge;
        this.seed = seed;
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new Forecaster() {
            @Override
            public void onPrice(long timeNs, double priceLog) {} // the law does not hang on it

            @Override
            public DensityCurve curveAt(long timeNs) {
                int second = Math.toIntExact((timeNs - startNs) / Times.SECOND_NS);
                DensityCurve law = path.lawAt(second);
                return switch (knowledge) {
                    case TRUE_LAW -> law;
                    case NOISE -> noisy(law, second / NOISE_SECONDS);
                };
            }
        };
    }

    @Override
    public long digest() {
        return new Digest().add(knowledge.name()).add(seed.value()).value();
    }

    /// Width, tails and skew are drawn anew each minute and know nothing of the path.
    private DensityCurve noisy(DensityCurve law, int spell) {
        var draws = new Draws(seed.split(spell));
        double factor = Elementary.exp(NOISE_SIGMA_LOG * draws.normal());
        double tails = Elementary.exp(draws.between(Elementary.log(2.5), Elementary.log(30)));
        double skew = draws.between(-NOISE_SKEW_MAX, NOISE_SKEW_MAX);
        int knots = law.knots();
        double[] horizons = new double[knots];
        double[] sigma = new double[knots];
        double[] nu = new double[knots];
        double[] lambda = new double[knots];
        for (int k = 0; k < knots; k++) {
            horizons[k] = law.horizonSeconds(k);
            sigma[k] = factor * law.sigma(k);
            nu[k] = tails;
            lambda[k] = skew;
        }
        return new DensityCurve(horizons, sigma, nu, lambda);
    }
}
