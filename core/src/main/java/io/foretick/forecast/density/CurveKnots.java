package io.foretick.forecast.density;

import io.foretick.base.DensityCurve;

/// The knots of one [DensityCurve], gathered in order of horizon. Where a model's variance would
/// fall with the horizon it stays level, for a later price knows all that an earlier one does.
/// Single use, one thread.
public final class CurveKnots {

    private static final double VARIANCE_MAX = 1e4; // of a broken price; a curve takes no more

    private final double[] horizonSeconds;
    private final double[] sigma;
    private final double[] nu;
    private final double[] lambda;
    private double highest;
    private int count;

    public CurveKnots(int capacity) {
        horizonSeconds = new double[capacity];
        sigma = new double[capacity];
        nu = new double[capacity];
        lambda = new double[capacity];
    }

    public void add(double seconds, double variance, double tailIndex, double skew) {
        highest = Math.max(highest, Math.min(variance, VARIANCE_MAX));
        horizonSeconds[count] = seconds;
        sigma[count] = Math.sqrt(highest);
        nu[count] = tailIndex;
        lambda[count] = skew;
        count++;
    }

    public DensityCurve curve() {
        return new DensityCurve(horizonSeconds, sigma, nu, lambda);
    }
}
