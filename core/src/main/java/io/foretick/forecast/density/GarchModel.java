package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;
import io.foretick.math.Elementary;

import java.util.List;

/// Parameters of a GARCH(1,1) on one-minute returns with the season taken out (Bollerslev 1986),
/// its variance summed over the horizon and rescaled there, with Student-t tails. Immutable; the
/// state that follows a price is [GarchVariance].
///
/// How it works: with `x` a minute's squared return over its season, `V` the coin's long-run
/// variance, `a` the weight of news and `p` the persistence, each minute
///
///     v <- (1 - p) V + a x + (p - a) v
///
/// so that the variance expected `k` minutes later is `V + p^k (v - V)`.
///
/// @param season variance by time of the week
/// @param levels the coins' long-run variances
/// @param newsWeight `a`, in (0, 0.5]
/// @param persistence `p`, from 0.5 and above `a`, below 1
/// @param knots horizons in rising order, 1 to 64
public record GarchModel(
        Season season,
        CoinLevels levels,
        double newsWeight,
        double persistence,
        List<HorizonKnot> knots)
        implements EconometricModel {

    /// One coin's variance, read with this model.
    private record Follower(GarchModel model, GarchVariance variance) implements Forecaster {

        @Override
        public void onPrice(long timeNs, double priceLog) {
            variance.onPrice(timeNs, priceLog);
        }

        @Override
        public DensityCurve curveAt(long timeNs) {
            return model.curveAt(timeNs, variance);
        }
    }

    public GarchModel {
        Checks.inRange(newsWeight, 1e-6, 0.5, "newsWeight");
        Checks.inRange(persistence, Math.max(0.5, newsWeight + 1e-6), 1 - 1e-9, "persistence");
        knots = HorizonKnot.rising(knots);
    }

    /// The same model with other knots.
    public GarchModel withKnots(List<HorizonKnot> other) {
        return new GarchModel(season, levels, newsWeight, persistence, other);
    }

    /// The state of this coin before any price.
    public GarchVariance varianceOf(String asset) {
        return new GarchVariance(this, asset);
    }

    /// Mean variance per second expected over the horizon, with the season taken out.
    public double meanVariance(double present, double longRun, double horizonSeconds) {
        double minutes = horizonSeconds / 60;
        double kept = Elementary.expm1(minutes * Elementary.log(persistence)) / (persistence - 1);
        return longRun + (present - longRun) * kept / minutes;
    }

    private DensityCurve curveAt(long timeNs, GarchVariance state) {
        CurveKnots curve = new CurveKnots(knots.size());
        for (HorizonKnot knot : knots) {
            double seconds = knot.horizonSeconds();
            double mean = meanVariance(state.variancePerSecond(), state.longRun(), seconds);
            double seasonal = season.integralSeconds(timeNs, seconds);
            curve.add(seconds, knot.varianceScale() * seasonal * mean, knot.nu(), knot.lambda());
        }
        return curve.curve();
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new Follower(this, varianceOf(asset));
    }

    /// The digest of every parameter.
    @Override
    public long digest() {
        Digest digest = new Digest().add("garch").add(newsWeight).add(persistence);
        season.addTo(digest);
        HorizonKnot.addTo(digest, knots);
        levels.addTo(digest);
        return digest.value();
    }
}
