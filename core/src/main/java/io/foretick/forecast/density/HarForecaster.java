package io.foretick.forecast.density;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.Forecaster;
import io.foretick.math.Elementary;

/// Follows one coin with a [HarModel]. What the model says of each knot is worked out once.
/// Mutable, owned by one thread.
final class HarForecaster implements Forecaster {

    private static final int SEASON = HarModel.WEIGHTS - 1;

    private final Season season;
    private final HarVariance variance;
    private final double[][] weights = new double[Horizons.KNOTS][HarModel.WEIGHTS];
    private final double[] nu = new double[Horizons.KNOTS];
    private final double[] lambda = new double[Horizons.KNOTS];
    private final double[] logRatios = new double[HarVariance.MEMORIES];

    HarForecaster(HarModel model, HarVariance variance) {
        this.season = model.season();
        this.variance = variance;
        double unit = model.levels().fallbackVariancePerSecond();
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            double seconds = Horizons.knotSeconds(knot);
            double u = Horizons.position(seconds);
            for (int k = 0; k < HarModel.WEIGHTS; k++) {
                weights[knot][k] = model.weights().get(k).at(u);
            }
            weights[knot][0] += Elementary.log(seconds * unit);
            nu[knot] = model.nuAt(u);
            lambda[knot] = model.lambdaAt(u);
        }
    }

    @Override
    public void onPrice(long timeNs, double priceLog) {
        variance.onPrice(timeNs, priceLog);
    }

    @Override
    public DensityCurve curveAt(long timeNs) {
        variance.logRatios(logRatios);
        CurveKnots curve = new CurveKnots(Horizons.KNOTS);
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            double seconds = Horizons.knotSeconds(knot);
            double meanSeason = season.integralSeconds(timeNs, seconds) / seconds;
            double logVariance = logVariance(weights[knot], Elementary.log(meanSeason));
            curve.add(seconds, Elementary.exp(logVariance), nu[knot], lambda[knot]);
        }
        return curve.curve();
    }

    private double logVariance(double[] weight, double logSeason) {
        double sum = weight[0] + weight[SEASON] * logSeason;
        for (int k = 0; k < HarVariance.MEMORIES; k++) {
            sum += weight[1 + k] * logRatios[k];
        }
        return sum;
    }
}
