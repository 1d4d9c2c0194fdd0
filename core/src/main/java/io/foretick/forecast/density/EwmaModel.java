package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;

import java.util.List;

/// Parameters of the forecaster whose variance is an exponentially weighted mean, re-seasoned over
/// the horizon, with Student-t tails. Immutable; the state that follows a price is [EwmaVariance].
///
/// @param halfLifeSeconds after which an observed return counts half
/// @param season variance by time of the week
/// @param knots horizons in rising order, 1 to 64
/// @param levels where a coin's variance starts
public record EwmaModel(
        double halfLifeSeconds, Season season, List<HorizonKnot> knots, CoinLevels levels)
        implements EconometricModel {

    /// One coin's variance, read with this model.
    private record Follower(EwmaModel model, EwmaVariance variance) implements Forecaster {

        @Override
        public void onPrice(long timeNs, double priceLog) {
            variance.onPrice(timeNs, priceLog);
        }

        @Override
        public DensityCurve curveAt(long timeNs) {
            return variance.curveAt(timeNs, model);
        }
    }

    public EwmaModel {
        Checks.inRange(halfLifeSeconds, 1, 1e9, "halfLifeSeconds");
        knots = HorizonKnot.rising(knots);
    }

    /// The same model with other knots.
    public EwmaModel withKnots(List<HorizonKnot> other) {
        return new EwmaModel(halfLifeSeconds, season, other, levels);
    }

    /// The law of the return from `timeNs` on, given the present variance. Where scale and season
    /// would make sigma fall with the horizon, it stays level.
    ///
    /// @param variancePerSecond variance with the season taken out, above 0
    public DensityCurve curveAt(long timeNs, double variancePerSecond) {
        CurveKnots curve = new CurveKnots(knots.size());
        for (HorizonKnot knot : knots) {
            double seasonal = season.integralSeconds(timeNs, knot.horizonSeconds());
            double variance = knot.varianceScale() * seasonal * variancePerSecond;
            curve.add(knot.horizonSeconds(), variance, knot.nu(), knot.lambda());
        }
        return curve.curve();
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new Follower(this, EwmaVariance.of(this, asset));
    }

    /// The digest of every parameter.
    @Override
    public long digest() {
        Digest digest = new Digest().add("ewma").add(halfLifeSeconds);
        season.addTo(digest);
        HorizonKnot.addTo(digest, knots);
        levels.addTo(digest);
        return digest.value();
    }
}
