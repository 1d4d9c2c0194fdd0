package io.foretick.forecast;

import io.foretick.base.DensityCurve;
import io.foretick.math.Elementary;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.SkewStudentT;

/// The law of the log return over one horizon, as a [DensityCurve] tells it: a skew Student-t and
/// its correction. For scores and reports; probabilities of markets come faster from [Density].
/// Immutable, safe for any thread.
///
/// @param plain the law before the correction
/// @param correction how its probabilities are corrected
public record ReturnLaw(SkewStudentT plain, ShapeCorrection correction) {

    private static final double STEP = 0.25; // of the substitutions' variable
    private static final int REACH = 60; // steps to either side

    /// What a curve tells of the return over so many seconds, above 0.
    public static ReturnLaw of(DensityCurve curve, double seconds) {
        int knot = curve.nearestKnot(seconds);
        double sigma = Math.sqrt(curve.varianceAt(seconds));
        return new ReturnLaw(
                SkewStudentT.of(sigma, curve.nu(knot), curve.lambda(knot)),
                correction(curve, knot));
    }

    /// How a curve corrects the law at a knot.
    static ShapeCorrection correction(DensityCurve curve, int knot) {
        return curve.isCorrected()
                ? new ShapeCorrection(
                        curve.correction(knot, 0),
                        curve.correction(knot, 1),
                        curve.correction(knot, 2))
                : ShapeCorrection.NONE;
    }

    /// The same law of a return that is so many times as wide.
    public ReturnLaw widened(double factor) {
        return new ReturnLaw(plain.withSigma(plain.sigma() * factor), correction);
    }

    /// Standard deviation before the correction.
    public double sigma() {
        return plain.sigma();
    }

    public double nu() {
        return plain.shape().nu();
    }

    public double lambda() {
        return plain.shape().lambda();
    }

    public double logPdf(double returnLog) {
        double law = plain.logPdf(returnLog);
        return correction.isNone()
                ? law
                : law + Elementary.log(correction.density(plain.cdf(returnLog)));
    }

    /// `P(X <= returnLog)`.
    public double cdf(double returnLog) {
        return correction.share(plain.cdf(returnLog));
    }

    /// `P(X > returnLog)`.
    public double survival(double returnLog) {
        return correction.share(plain.survival(returnLog));
    }

    /// The return with `P(X <= x) = p`, or with `P(X > x) = p` where `upper` is set.
    public double quantile(double p, boolean upper) {
        return plain.quantile(correction.lawShare(p), upper);
    }

    /// Continuous ranked probability score of what came, in units of log return; to five digits
    /// where the law is corrected.
    ///
    /// How it works: with `F` the plain law, `G` the corrected one and `D = G - F`, the score is
    /// that of the plain law, plus the integral of `D (F + G)`, less twice that of `D` above what
    /// came; or, where what came is negative, the same seen in a mirror. So the half line begins
    /// beyond the bulk of the law. Both integrals by the trapezoidal rule after a substitution
    /// under which they fall off exponentially: `sinh` for the whole line, the exponential function
    /// for the half.
    public double crps(double returnLog) {
        double law = plain.crps(returnLog);
        boolean up = returnLog >= 0;
        return correction.isNone() ? law : law + wholeLine(up) - 2 * beyond(returnLog, up);
    }

    /// On either side the shares outside are taken, whose digits are not lost far out.
    private double wholeLine(boolean up) {
        double sum = 0;
        for (int k = -REACH; k <= REACH; k++) {
            double growth = Elementary.exp(STEP * k);
            double x = plain.sigma() * 0.5 * (growth - 1 / growth);
            double outside = k < 0 ? plain.cdf(x) : plain.survival(x);
            double corrected = correction.share(outside);
            double both = outside + corrected - (up == k >= 0 ? 2 : 0);
            sum += (corrected - outside) * both * 0.5 * (growth + 1 / growth);
        }
        return STEP * plain.sigma() * sum;
    }

    private double beyond(double returnLog, boolean up) {
        double sum = 0;
        for (int k = -REACH; k <= REACH; k++) {
            double growth = Elementary.exp(STEP * k);
            double away = plain.sigma() * growth;
            double outside = up ? plain.survival(returnLog + away) : plain.cdf(returnLog - away);
            sum += (outside - correction.share(outside)) * growth;
        }
        return STEP * plain.sigma() * sum;
    }
}
