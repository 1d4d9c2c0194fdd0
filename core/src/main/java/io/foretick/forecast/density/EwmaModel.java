package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;

import java.util.List;

/// Parameters of the forecaster whose variance is an exponentially weighted mean, re-seasoned over
/// the horizon, with Student-t tails. Immutable; the state that follows a price is [EwmaVariance].
///
/// @param halfLifeSeconds after which an observed return counts half
/// @param season variance by time of the week
/// @param knots horizons in rising order, 1 to 64
/// @param levels one per known coin, no coin twice
/// @param fallbackSigmaPerSqrtSecond level of a coin that the model does not know
public record EwmaModel(
        double halfLifeSeconds,
        Season season,
        List<HorizonKnot> knots,
        List<AssetLevel> levels,
        double fallbackSigmaPerSqrtSecond)
        implements ForecasterFactory {

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
        Checks.inRange(fallbackSigmaPerSqrtSecond, 1e-9, 0.1, "fallbackSigmaPerSqrtSecond");
        knots = List.copyOf(knots);
        levels = List.copyOf(levels);
        Checks.inRange(knots.size(), 1, 64, "knots");
        for (int k = 1; k < knots.size(); k++) {
            double above = Math.nextUp(knots.get(k - 1).horizonSeconds());
            Checks.inRange(knots.get(k).horizonSeconds(), above, 1e9, "horizonSeconds, knot " + k);
        }
        long assets = levels.stream().map(AssetLevel::asset).distinct().count();
        Checks.inRange(assets, levels.size(), levels.size(), "number of different assets");
    }

    /// The same model with other knots.
    public EwmaModel withKnots(List<HorizonKnot> other) {
        return new EwmaModel(halfLifeSeconds, season, other, levels, fallbackSigmaPerSqrtSecond);
    }

    /// The coin's standard deviation over one second in the long run, or the fallback.
    public double constantSigmaPerSqrtSecond(String asset) {
        for (AssetLevel level : levels) {
            if (level.asset().equals(asset)) {
                return level.constantSigmaPerSqrtSecond();
            }
        }
        return fallbackSigmaPerSqrtSecond;
    }

    /// The law of the return from `timeNs` on, given the present variance. Where scale and season
    /// would make sigma fall with the horizon, it stays level.
    ///
    /// @param variancePerSecond variance with the season taken out, above 0
    public DensityCurve curveAt(long timeNs, double variancePerSecond) {
        int count = knots.size();
        double[] horizonSeconds = new double[count];
        double[] sigma = new double[count];
        double[] nu = new double[count];
        double[] lambda = new double[count];
        double highest = 0;
        for (int k = 0; k < count; k++) {
            HorizonKnot knot = knots.get(k);
            double seasonal = season.integralSeconds(timeNs, knot.horizonSeconds());
            highest = Math.max(highest, knot.varianceScale() * seasonal * variancePerSecond);
            horizonSeconds[k] = knot.horizonSeconds();
            sigma[k] = Math.sqrt(highest);
            nu[k] = knot.nu();
            lambda[k] = knot.lambda();
        }
        return new DensityCurve(horizonSeconds, sigma, nu, lambda);
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new Follower(this, EwmaVariance.of(this, asset));
    }

    /// The digest of every parameter.
    @Override
    public long digest() {
        Digest digest = new Digest().add("ewma").add(halfLifeSeconds);
        for (int k = 0; k < Season.FACTORS; k++) {
            digest.add(season.factor(k));
        }
        digest.add(knots.size());
        for (HorizonKnot knot : knots) {
            digest.add(knot.horizonSeconds()).add(knot.varianceScale());
            digest.add(knot.nu()).add(knot.lambda());
        }
        digest.add(levels.size());
        for (AssetLevel level : levels) {
            digest.add(level.asset()).add(level.constantSigmaPerSqrtSecond());
        }
        return digest.add(fallbackSigmaPerSqrtSecond).value();
    }
}
