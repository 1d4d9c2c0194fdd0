package io.foretick.base;

import java.util.Arrays;

/// The law of a log return at every horizon: skew Student-t parameters at a few knots, and variance
/// between them. Immutable data; how a probability is read off it is the business of `forecast`.
///
/// A law may be corrected at each knot by [#CORRECTIONS] coefficients, as `math.ShapeCorrection`
/// reads them; sigma is then the standard deviation before the correction.
///
/// Variance grows linearly between knots (increments add), in proportion to time before the first
/// knot and along the last slope after the last one. Shape is that of the knot nearest in ratio of
/// horizons, so that its constants can be computed once a knot.
public final class DensityCurve {

    /// Coefficients that correct the law at a knot.
    public static final int CORRECTIONS = 3;

    private static final int KNOTS_MAX = 64;
    private static final double[] UNCORRECTED = {};

    private final double[] horizonSeconds;
    private final double[] sigma;
    private final double[] nu;
    private final double[] lambda;
    private final double[] corrections; // of each knot in turn; empty where all are 0

    /// Laws that are not corrected. Copies the arrays, which have one length from 1 to 64.
    ///
    /// @param horizonSeconds horizons, above 0 and rising
    /// @param sigma standard deviation of the log return at each horizon, above 0, not falling
    /// @param nu tail index at each horizon, above 2
    /// @param lambda skew at each horizon, in (-1, 1)
    public DensityCurve(double[] horizonSeconds, double[] sigma, double[] nu, double[] lambda) {
        this(horizonSeconds, sigma, nu, lambda, UNCORRECTED);
    }

    /// Copies the arrays.
    ///
    /// @param corrections [#CORRECTIONS] coefficients of each knot in turn, whose absolute values
    ///   add up to less than 1 at each; or none at all
    public DensityCurve(
            double[] horizonSeconds,
            double[] sigma,
            double[] nu,
            double[] lambda,
            double[] corrections) {
        int knots = horizonSeconds.length;
        Checks.inRange(knots, 1, KNOTS_MAX, "knots");
        if (sigma.length != knots || nu.length != knots || lambda.length != knots) {
            throw new IllegalArgumentException("all four arrays must have " + knots + " elements");
        }
        for (int k = 0; k < knots; k++) {
            double above = k == 0 ? Double.MIN_VALUE : Math.nextUp(horizonSeconds[k - 1]);
            Checks.inRange(horizonSeconds[k], above, 1e9, "horizonSeconds[" + k + "]");
            Checks.inRange(
                    sigma[k], k == 0 ? Double.MIN_NORMAL : sigma[k - 1], 100, "sigma[" + k + "]");
            Checks.inRange(nu[k], Math.nextUp(2.0), 1e9, "nu[" + k + "]");
            Checks.inRange(lambda[k], Math.nextUp(-1.0), Math.nextDown(1.0), "lambda[" + k + "]");
        }
        checkCorrections(corrections, knots);
        this.horizonSeconds = horizonSeconds.clone();
        this.sigma = sigma.clone();
        this.nu = nu.clone();
        this.lambda = lambda.clone();
        boolean corrected = Arrays.stream(corrections).anyMatch(coefficient -> coefficient != 0);
        this.corrections = corrected ? corrections.clone() : UNCORRECTED;
    }

    private static void checkCorrections(double[] corrections, int knots) {
        if (corrections.length != 0 && corrections.length != knots * CORRECTIONS) {
            throw new IllegalArgumentException(
                    "corrections must have %d coefficients a knot, were %d for %d knots"
                            .formatted(CORRECTIONS, corrections.length, knots));
        }
        for (int at = 0; at < corrections.length; at += CORRECTIONS) {
            double sum = 0;
            for (int k = 0; k < CORRECTIONS; k++) {
                sum += Math.abs(corrections[at + k]);
            }
            Checks.inRange(sum, 0, Math.nextDown(1.0), "corrections of knot " + at / CORRECTIONS);
        }
    }

    public int knots() {
        return horizonSeconds.length;
    }

    public double horizonSeconds(int knot) {
        return horizonSeconds[knot];
    }

    public double sigma(int knot) {
        return sigma[knot];
    }

    public double nu(int knot) {
        return nu[knot];
    }

    public double lambda(int knot) {
        return lambda[knot];
    }

    /// Whether the law of any knot is corrected.
    public boolean isCorrected() {
        return corrections.length > 0;
    }

    /// A coefficient of a knot's correction, 0 where there is none.
    public double correction(int knot, int coefficient) {
        return isCorrected() ? corrections[knot * CORRECTIONS + coefficient] : 0;
    }

    /// Variance of the log return after `seconds`; 0 at 0.
    public double varianceAt(double seconds) {
        int last = horizonSeconds.length - 1;
        double first = horizonSeconds[0];
        if (seconds <= first || last == 0) {
            return sigma[0] * sigma[0] * Math.max(seconds, 0) / first;
        }
        int above = 1;
        while (above < last && horizonSeconds[above] < seconds) {
            above++;
        }
        double lowVariance = sigma[above - 1] * sigma[above - 1];
        double rise = sigma[above] * sigma[above] - lowVariance;
        double low = horizonSeconds[above - 1];
        return lowVariance + rise * (seconds - low) / (horizonSeconds[above] - low);
    }

    /// The knot whose shape holds at `seconds`: the nearest in ratio.
    public int nearestKnot(double seconds) {
        int knot = 0;
        int last = horizonSeconds.length - 1;
        while (knot < last && seconds * seconds > horizonSeconds[knot] * horizonSeconds[knot + 1]) {
            knot++;
        }
        return knot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DensityCurve curve
                && Arrays.equals(horizonSeconds, curve.horizonSeconds)
                && Arrays.equals(sigma, curve.sigma)
                && Arrays.equals(nu, curve.nu)
                && Arrays.equals(lambda, curve.lambda)
                && Arrays.equals(corrections, curve.corrections);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sigma);
    }

    @Override
    public String toString() {
        return "DensityCurve[horizons "
                + Arrays.toString(horizonSeconds)
                + ", sigma "
                + Arrays.toString(sigma)
                + "]";
    }
}
