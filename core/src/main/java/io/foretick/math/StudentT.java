package io.foretick.math;

import io.foretick.base.Checks;

/// The symmetric Student-t law with a fixed number of degrees of freedom: one half of a
/// [SkewShape]. Immutable, safe for any thread; no method allocates.
///
/// How it works: with `w = nu / (nu + t^2)` both the mass between 0 and `t` and the mass beyond `t`
/// hold the factor `K w^(nu/2)`. In the body it is multiplied by `sqrt(1-w) 2F1(nu/2 + 1/2, 1; 3/2;
/// 1-w)`, a power series; in the tail by `2F1(1/2, 1; nu/2 + 1; -nu/t^2) / (nu sqrt(1-w))`, a
/// continued fraction summed forward, so that it needs no division until the end (incomplete beta
/// function, Abramowitz and Stegun 26.5.4, with 15.3.4 and 15.3.5). All terms of both are positive,
/// and a small tail is never one minus something, so that no digits cancel.
public final class StudentT {

    private static final double BODY_SQUARE_MAX = 6.0;
    private static final double HUGE = 1e150; // its square still fits a double
    private static final double INVERSE_SQRT_PI = 0.5641895835477563;
    private static final int MAX_TERMS = 2_000;
    private static final double SETTLED = 0x1.0p-54;

    /// `1 / (n + 3/2)`, shared by all laws.
    private static final double[] INVERSES = inverses();

    private final double nu;
    private final double halfNu;
    private final double peak;
    private final double bodySquareMax;

    private StudentT(double nu) {
        this.nu = nu;
        this.halfNu = 0.5 * nu;
        this.peak = Gamma.halfStepRatio(halfNu) * INVERSE_SQRT_PI;
        this.bodySquareMax = Math.min(BODY_SQUARE_MAX, nu);
    }

    /// The law with `nu` degrees of freedom, in `[0.5, 1e12]`.
    public static StudentT of(double nu) {
        return new StudentT(Checks.inRange(nu, 0.5, 1e12, "nu"));
    }

    public double nu() {
        return nu;
    }

    /// `K = Gamma((nu+1)/2) / (sqrt(pi) Gamma(nu/2))`, the density at zero times `sqrt(nu)`.
    public double peak() {
        return peak;
    }

    public double pdf(double t) {
        return peak / Math.sqrt(nu) * Elementary.exp(-(halfNu + 0.5) * logGrowth(Math.abs(t)));
    }

    /// `P(0 < T < t)` for `t >= 0`.
    public double centralMass(double t) {
        double square = t * t;
        return square <= bodySquareMax ? body(t, square) : 0.5 - tail(t, square);
    }

    /// `P(T > t)` for `t >= 0`.
    public double upperTail(double t) {
        double square = t * t;
        return square <= bodySquareMax ? 0.5 - body(t, square) : tail(t, square);
    }

    /// `P(T > t)` for any `t`.
    public double survival(double t) {
        return t < 0.0 ? 0.5 + centralMass(-t) : upperTail(t);
    }

    /// `log P(T > t)` for `t >= 0`, also where the probability is too small for a double.
    public double logUpperTail(double t) {
        double square = t * t;
        if (square <= bodySquareMax) {
            return Elementary.log(0.5 - body(t, square));
        }
        double outside = Math.sqrt(1.0 / (1.0 + nu / square));
        double ratio = fraction(1.0 / (1.0 + square / nu), outside);
        return Elementary.log(peak / nu * ratio / outside) - halfNu * logGrowth(t);
    }

    /// The `t >= 0` with `P(T > t) = p`, for `p` in `(0, 1/2]`.
    public double upperQuantile(double p) {
        Checks.inRange(p, Double.MIN_VALUE, 0.5, "p");
        return p > 0.25 ? bodyQuantile(0.5 - p) : tailQuantile(p);
    }

    /// `log(1 + t^2 / nu)` for `t >= 0`.
    double logGrowth(double t) {
        return t < HUGE
                ? Elementary.log1p(t * t / nu)
                : 2.0 * (Elementary.log(t) - 0.5 * Elementary.log(nu));
    }

    private double body(double t, double square) {
        double x = square / (nu + square);
        double front = peak * t / Math.sqrt(nu + square);
        return front * Elementary.exp(-halfNu * logGrowth(t)) * series(x);
    }

    private double tail(double t, double square) {
        double outside = Math.sqrt(1.0 / (1.0 + nu / square));
        double ratio = fraction(1.0 / (1.0 + square / nu), outside);
        return peak / nu / outside * Elementary.exp(-halfNu * logGrowth(t)) * ratio;
    }

    /// `2F1(nu/2 + 1/2, 1; 3/2; x)`.
    private double series(double x) {
        double sum = 1.0;
        double term = 1.0;
        double numerator = halfNu + 0.5;
        for (int n = 0; n < INVERSES.length; n++) {
            term *= (numerator + n) * x * INVERSES[n];
            sum += term;
            if (term < SETTLED * sum) {
                return sum;
            }
        }
        throw new IllegalStateException("series did not settle at x " + x + ", nu " + nu);
    }

    /// `2F1(1/2, 1; nu/2 + 1; -nu / t^2)` by Gauss's continued fraction, whose terms are all
    /// positive. `w` is `nu / (nu + t^2)` and `outside` is `sqrt(1 - w)`; each step is scaled by
    /// `outside`, so that the sums stay of order one.
    private double fraction(double w, double outside) {
        double above = 1.0;
        double below = 1.0;
        double aboveBefore = 0.0;
        double belowBefore = 1.0 / outside;
        for (int m = 0; m < MAX_TERMS; m++) {
            double at = halfNu + 2 * m;
            double odd = (0.5 + m) * (halfNu + m) * w / (at * (at + 1.0));
            double aboveOdd = outside * above + odd * aboveBefore;
            double belowOdd = outside * below + odd * belowBefore;
            double even = (m + 1) * (halfNu + 0.5 + m) * w / ((at + 1.0) * (at + 2.0));
            above = outside * aboveOdd + even * above;
            below = outside * belowOdd + even * below;
            aboveBefore = aboveOdd;
            belowBefore = belowOdd;
            double cross = above * belowBefore;
            if (Math.abs(cross - aboveBefore * below) <= SETTLED * cross) {
                return above / below;
            }
        }
        throw new IllegalStateException("fraction did not settle at w " + w + ", nu " + nu);
    }

    /// Newton on the central mass, which is concave: from the left it never steps too far.
    private double bodyQuantile(double mass) {
        double t = mass * Math.sqrt(nu) / peak;
        for (int k = 0; k < 60; k++) {
            double step = (mass - centralMass(t)) / pdf(t);
            t += step;
            if (Math.abs(step) <= 0x1.0p-51 * t) {
                break;
            }
        }
        return t;
    }

    /// Newton on `log P` against `log t`, which is concave: after one step it closes in from the
    /// right.
    private double tailQuantile(double p) {
        double target = Elementary.log(p);
        double normal = Normal.upperQuantile(p);
        double t = normal + normal * (normal * normal + 1.0) / (4.0 * nu);
        for (int k = 0; k < 60; k++) {
            double logTail = logUpperTail(t);
            double density = -(halfNu + 0.5) * logGrowth(t) - logTail;
            double slope = t * peak / Math.sqrt(nu) * Elementary.exp(density);
            double step = (logTail - target) / slope;
            t *= Elementary.exp(step);
            if (Math.abs(step) <= 0x1.0p-50) {
                break;
            }
        }
        return t;
    }

    private static double[] inverses() {
        double[] values = new double[MAX_TERMS];
        for (int n = 0; n < values.length; n++) {
            values[n] = 1.0 / (n + 1.5);
        }
        return values;
    }
}
