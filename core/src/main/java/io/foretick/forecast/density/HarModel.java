package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;
import io.foretick.math.Elementary;

import java.util.List;

/// Parameters of the heterogeneous autoregression (HAR, Corsi 2009, here in logarithms): variance at
/// every horizon from five memories of the past, from five minutes to four days, with Student-t
/// tails. Immutable; the state that follows a price is [HarVariance].
///
/// How it works: with `V` the variance of an unknown coin, `v_k` the five memories and `S` the mean
/// season over the horizon,
///
///     log variance(t, h) = log(h V) + c(u) + sum_k w_k(u) log(v_k / V) + g(u) log S
///     nu(h) = 2.05 + softplus(n(u)), at most 200      lambda(h) = 0.1 tanh(l(u))
///
/// and each of `c w_k g n l` a parabola in `u`, see [Horizons#position]. Skew is bounded because it
/// moves the probability of Up by a quarter of itself and has no skill there.
///
/// @param season variance by time of the week
/// @param levels where a coin's memories start
/// @param weights [#WEIGHTS] parabolas: the constant, the memories from short to long, the season
/// @param nuLink what the tail index is made of
/// @param lambdaLink what the skew is made of; all 0 for a law without skew
public record HarModel(
        Season season,
        CoinLevels levels,
        List<Quadratic> weights,
        Quadratic nuLink,
        Quadratic lambdaLink)
        implements EconometricModel {

    /// The constant, the memories and the season.
    public static final int WEIGHTS = HarVariance.MEMORIES + 2;

    public static final double NU_MIN = 2.05;
    public static final double NU_MAX = 200;
    public static final double LAMBDA_MAX = 0.1;

    public HarModel {
        weights = List.copyOf(weights);
        Checks.inRange(weights.size(), WEIGHTS, WEIGHTS, "number of weights");
    }

    /// The tail index at a position of the horizon.
    public double nuAt(double u) {
        double link = nuLink.at(u);
        double softplus = Math.max(link, 0) + Elementary.log1p(Elementary.exp(-Math.abs(link)));
        return Math.min(NU_MIN + softplus, NU_MAX);
    }

    /// The skew at a position of the horizon.
    public double lambdaAt(double u) {
        return LAMBDA_MAX * Elementary.tanh(lambdaLink.at(u));
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new HarForecaster(this, new HarVariance(season, levels, asset));
    }

    /// The digest of every parameter.
    @Override
    public long digest() {
        Digest digest = new Digest().add("har");
        season.addTo(digest);
        levels.addTo(digest);
        weights.forEach(weight -> weight.addTo(digest));
        nuLink.addTo(digest);
        lambdaLink.addTo(digest);
        return digest.value();
    }
}
