package io.foretick.math;

import io.foretick.base.Checks;

/// Law of a log return: zero mean, standard deviation `sigma`, skew Student-t shape. To change the
/// scale alone use [#withSigma]; the constants of the shape are kept. The probability that a return
/// exceeds `-r` is `survival(-r)`, which with skew is not `cdf(r)`.
///
/// @param shape tail weight and skew
/// @param sigma standard deviation of the return, above zero
public record SkewStudentT(SkewShape shape, double sigma) {

    public SkewStudentT {
        Checks.inRange(sigma, Double.MIN_NORMAL, Double.MAX_VALUE, "sigma");
    }

    public static SkewStudentT of(double sigma, double nu, double lambda) {
        return new SkewStudentT(SkewShape.of(nu, lambda), sigma);
    }

    public SkewStudentT withSigma(double newSigma) {
        return new SkewStudentT(shape, newSigma);
    }

    public double pdf(double x) {
        return shape.pdf(x / sigma) / sigma;
    }

    public double logPdf(double x) {
        return shape.logPdf(x / sigma) - Elementary.log(sigma);
    }

    /// `P(X <= x)`.
    public double cdf(double x) {
        return shape.cdf(x / sigma);
    }

    /// `P(X > x)`.
    public double survival(double x) {
        return shape.survival(x / sigma);
    }

    /// `log P(X <= x)`, also where the probability is too small for a double.
    public double logCdf(double x) {
        return shape.logCdf(x / sigma);
    }

    /// `log P(X > x)`, also where the probability is too small for a double.
    public double logSurvival(double x) {
        return shape.logSurvival(x / sigma);
    }

    /// The `x` with `P(X <= x) = p`, or with `P(X > x) = p` where `upper` is set.
    public double quantile(double p, boolean upper) {
        return sigma * shape.quantile(p, upper);
    }

    /// Continuous ranked probability score of the outcome `x`, in units of `x`.
    public double crps(double x) {
        return sigma * shape.crps(x / sigma);
    }

    /// Fills `target` with the derivatives of the log density by `log sigma`, `nu`, `lambda` and,
    /// in place of the one by `z`, by `x`; see [SkewShape#gradient].
    public void gradient(double x, double[] target) {
        shape.gradient(x / sigma, target);
        target[SkewShape.BY_Z] /= sigma;
    }
}
