package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.forecast.Forecaster;

import java.util.List;

/// The forecaster that looks at nothing: one Student-t law for each horizon, at all times and for
/// all coins alike. A yardstick; it trades as any other model, but badly.
///
/// @param levels of which only the fallback enters the law, as the unit of its variance
/// @param knots horizons in rising order, 1 to 64
public record ConstantModel(CoinLevels levels, List<HorizonKnot> knots)
        implements EconometricModel {

    /// The same answer for ever.
    private record Still(DensityCurve curve) implements Forecaster {

        @Override
        public void onPrice(long timeNs, double priceLog) {
            Checks.finite(priceLog, "priceLog");
        }

        @Override
        public DensityCurve curveAt(long timeNs) {
            return curve;
        }
    }

    public ConstantModel {
        knots = HorizonKnot.rising(knots);
    }

    /// The law at all times.
    public DensityCurve curve() {
        CurveKnots curve = new CurveKnots(knots.size());
        double variancePerSecond = levels.fallbackVariancePerSecond();
        for (HorizonKnot knot : knots) {
            double seconds = knot.horizonSeconds();
            double variance = knot.varianceScale() * seconds * variancePerSecond;
            curve.add(seconds, variance, knot.nu(), knot.lambda());
        }
        return curve.curve();
    }

    @Override
    public Forecaster forAsset(String asset) {
        return new Still(curve());
    }

    /// The digest of every parameter.
    @Override
    public long digest() {
        Digest digest = new Digest().add("constant");
        HorizonKnot.addTo(digest, knots);
        levels.addTo(digest);
        return digest.value();
    }
}
