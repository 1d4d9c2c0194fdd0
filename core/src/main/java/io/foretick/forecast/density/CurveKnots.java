package io.foretick.forecast.density;

import io.foretick.base.DensityCurve;
import io.foretick.math.ShapeCorrection;

/// The knots of one [DensityCurve], gathered in order of horizon. Where a model's variance would
/// fall with the horizon it stays level, for a later price knows all that an earlier one does.
/// Single use, one thread.
public final class CurveKnots {

    private static final double VARIANCE_MAX = 1e4; // of a broken price; a curve takes no more

    private final double[] horizonSeconds;
    private final double[] sigma;
    private final double[] nu;
    private final double[] lambda;
    private final double[] corrections;
    private double highest;
    private int count;

    public CurveKnots(int capacity) {
        horizonSeconds = new double[capacity];
        sigma = new double[capacity];
        nu = new double[capacity];
        lambda = new double[capacity];
        corrections = new double[capacity * DensityCurve.CORRECTIONS];
    }

    /// Adds a knot whose law is not corrected.
    public void add(double seconds, double variance, double tailIndex, double skew) {
        add(seconds, variance, tailIndex, skew, ShapeCorrection.NONE);
    }

    public void add(
            double seconds,
            double variance,
            double tailIndex,
            double skew,
            ShapeCorrection correction) {
        highest = Math.max(highest, Math.min(variance, VARIANCE_MAX));
        horizonSeconds[count] = seconds;
        sigma[count] = Math.sqrt(highest);
        nu[count] = tailIndex;
        lambda[count] = skew;
        int at = count * DensityCurve.CORRECTIONS;
        corrections[at] = correction.second();
        corrections[at + 1] = correction.fourth();
        corrections[at + 2] = correction.sixth();
        count++;
    }

    public DensityCurve curve() {
        return new DensityCurve(horizonSeconds, sigma, nu, lambda, corrections);
    }
}
