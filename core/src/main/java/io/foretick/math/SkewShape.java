package io.foretick.math;

import io.foretick.base.Checks;

/// Shape of the zero-mean, unit-variance skew Student-t law (Hansen 1994): tail weight `nu` and
/// skew `lambda`, with every constant that depends on them alone. Build it once, then ask often:
/// the arguments `z` are returns divided by their standard deviation. Immutable, safe for any
/// thread; no method allocates. Not a law with a scale: that is [SkewStudentT].
///
/// How it works: with `K = Gamma((nu+1)/2) / (sqrt(pi) Gamma(nu/2))`, `a = 4 lambda K sqrt(nu-2) /
/// (nu-1)`, `b = sqrt(1 + 3 lambda^2 - a^2)` and `y = b z + a`, each side of `y = 0` is a Student-t
/// in `t = |y| / (1 +- lambda) sqrt(nu / (nu-2))` that carries the share `(1 +- lambda) / 2` of the
/// mass.
public final class SkewShape {

    /// Positions in the array that [#gradient] fills.
    public static final int BY_LOG_SIGMA = 0;

    public static final int BY_NU = 1;
    public static final int BY_LAMBDA = 2;
    public static final int BY_Z = 3;
    public static final int GRADIENT_SIZE = 4;

    private final StudentT student;
    private final double nu;
    private final double lambda;
    private final double nuExcess;
    private final double a;
    private final double b;
    private final double scaleLeft;
    private final double scaleRight;
    private final double logPeak;
    private final double aByLambda;
    private final double bByLambda;
    private final double peakByNu;
    private final double aByNu;
    private final double bByNu;

    private SkewShape(double nu, double lambda) {
        this.student = StudentT.of(nu);
        this.nu = nu;
        this.lambda = lambda;
        this.nuExcess = nu - 2.0;
        double peak = student.peak();
        this.aByLambda = 4.0 * peak * Math.sqrt(nuExcess) / (nu - 1.0);
        this.a = lambda * aByLambda;
        this.b = Math.sqrt(1.0 + 3.0 * lambda * lambda - a * a);
        double widening = Math.sqrt(nu / nuExcess);
        this.scaleLeft = widening / (1.0 - lambda);
        this.scaleRight = widening / (1.0 + lambda);
        this.logPeak = Elementary.log(b) + Elementary.log(peak) - 0.5 * Elementary.log(nuExcess);
        this.bByLambda = (3.0 * lambda - a * aByLambda) / b;
        this.peakByNu = 0.5 * (Gamma.digammaHalfStepExcess(0.5 * nu) - 2.0 / (nu * nuExcess));
        this.aByNu = a * (peakByNu + 1.0 / ((nu - 1.0) * nuExcess));
        this.bByNu = -a * aByNu / b;
    }

    /// The shape with `nu` in `(2, 1e12]` and `lambda` in `(-1, 1)`.
    public static SkewShape of(double nu, double lambda) {
        Checks.inRange(nu, Math.nextUp(2.0), 1e12, "nu");
        Checks.inRange(lambda, Math.nextUp(-1.0), Math.nextDown(1.0), "lambda");
        return new SkewShape(nu, lambda);
    }

    public double nu() {
        return nu;
    }

    public double lambda() {
        return lambda;
    }

    /// The constant `a`: where `z = 0` lies on the axis of `y`.
    public double a() {
        return a;
    }

    /// The constant `b`: how far `y` moves with `z`.
    public double b() {
        return b;
    }

    public double pdf(double z) {
        return Elementary.exp(logPdf(z));
    }

    public double logPdf(double z) {
        double t = distance(b * z + a);
        return logPeak - 0.5 * (nu + 1.0) * student.logGrowth(t);
    }

    /// `P(Z <= z)`.
    public double cdf(double z) {
        double y = b * z + a;
        return y < 0.0
                ? (1.0 - lambda) * student.upperTail(-y * scaleLeft)
                : 0.5 * (1.0 - lambda) + (1.0 + lambda) * student.centralMass(y * scaleRight);
    }

    /// `P(Z > z)`.
    public double survival(double z) {
        double y = b * z + a;
        return y < 0.0
                ? 0.5 * (1.0 + lambda) + (1.0 - lambda) * student.centralMass(-y * scaleLeft)
                : (1.0 + lambda) * student.upperTail(y * scaleRight);
    }

    /// `log P(Z <= z)`, also where the probability is too small for a double.
    public double logCdf(double z) {
        double y = b * z + a;
        if (y < 0.0) {
            return Elementary.log1p(-lambda) + student.logUpperTail(-y * scaleLeft);
        }
        double below = cdf(z);
        return below < 0.5 ? Elementary.log(below) : Elementary.log1p(-survival(z));
    }

    /// `log P(Z > z)`, also where the probability is too small for a double.
    public double logSurvival(double z) {
        double y = b * z + a;
        if (y >= 0.0) {
            return Elementary.log1p(lambda) + student.logUpperTail(y * scaleRight);
        }
        double above = survival(z);
        return above < 0.5 ? Elementary.log(above) : Elementary.log1p(-cdf(z));
    }

    /// The `z` with `P(Z <= z) = p`, or with `P(Z > z) = p` where `upper` is set, for `p` in `(0,
    /// 1)`. The flag keeps the digits of small upper tails.
    public double quantile(double p, boolean upper) {
        Checks.inRange(p, Double.MIN_VALUE, Math.nextDown(1.0), "p");
        double side = upper ? 1.0 + lambda : 1.0 - lambda;
        boolean near = p <= 0.5 * side;
        double share = near ? p / side : (1.0 - p) / (2.0 - side);
        double t = student.upperQuantile(Math.min(share, 0.5));
        double y = upper == near ? t / scaleRight : -t / scaleLeft;
        return (y - a) / b;
    }

    /// Fills `target` with the derivatives of the log density of a return `x = sigma z`: by `log
    /// sigma`, by `nu`, by `lambda` (each at fixed `x`), and by `z`.
    public void gradient(double z, double[] target) {
        double y = b * z + a;
        double sign = y < 0.0 ? -1.0 : 1.0;
        double width = 1.0 + sign * lambda;
        double ratio = y / width;
        double q = ratio * ratio / nuExcess;
        double share = q / (1.0 + q);
        double weight = (nu + 1.0) * ratio / (nuExcess * (1.0 + q) * width);
        target[BY_LOG_SIGMA] = weight * b * z - 1.0;
        target[BY_NU] =
                bByNu / b
                        + peakByNu
                        + 0.5 * ((nu + 1.0) / nuExcess * share - Elementary.log1p(q))
                        - weight * (bByNu * z + aByNu);
        target[BY_LAMBDA] =
                bByLambda / b
                        - weight * (bByLambda * z + aByLambda)
                        + (nu + 1.0) * share * sign / width;
        target[BY_Z] = -weight * b;
    }

    /// Continuous ranked probability score of the outcome `z`: the integral of `(F(u) - 1[u >=
    /// z])^2`, in units of the standard deviation.
    public double crps(double z) {
        double signed = b * z + a;
        double skew = signed < 0.0 ? -lambda : lambda; // mirrored, so that y is not negative
        double y = Math.abs(signed);
        double core = Math.sqrt(nuExcess / nu);
        double left = 1.0 - skew;
        double right = 1.0 + skew;
        double squares = squaredTailIntegral();
        double t = y / (core * right);
        double tails = tailIntegral(0.0) - tailIntegral(t);
        double sides = core * squares * (left * left * left + right * right * right);
        return (sides + y - 2.0 * right * right * core * tails) / b;
    }

    /// `integral from t to infinity of P(T > u) du`.
    private double tailIntegral(double t) {
        double growth = Elementary.exp(student.logGrowth(t));
        return student.pdf(t) * growth * nu / (nu - 1.0) - t * student.upperTail(t);
    }

    /// `integral from 0 to infinity of P(T > u)^2 du`.
    private double squaredTailIntegral() {
        double mode = student.pdf(0.0);
        double inverseBeta = StudentT.of(2.0 * nu - 1.0).peak(); // 1 / B(nu - 1/2, 1/2)
        double squares = mode * mode * nu * Math.sqrt(nu) / (2.0 * (nu - 1.0) * inverseBeta);
        return mode * nu / (nu - 1.0) - 2.0 * squares;
    }

    private double distance(double y) {
        return y < 0.0 ? -y * scaleLeft : y * scaleRight;
    }
}
