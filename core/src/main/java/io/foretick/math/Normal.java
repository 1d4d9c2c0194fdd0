package io.foretick.math;

import io.foretick.base.Checks;

/// The standard normal law. Stateless, safe for any thread; no method allocates.
///
/// How it works: near zero the mass is the density times the positive series `sum x^(2n+1) /
/// (2n+1)!!`; in the tail it is the density times Laplace's continued fraction (Abramowitz and
/// Stegun 26.2.11, 26.2.14).
public final class Normal {

    private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;
    private static final double BODY_MAX = 2.5;
    private static final double SETTLED = 0x1.0p-54;
    private static final int MAX_TERMS = 1_000;

    private Normal() {}

    public static double pdf(double x) {
        return INVERSE_SQRT_TWO_PI * Elementary.exp(-0.5 * x * x);
    }

    /// `P(X <= x)`.
    public static double cdf(double x) {
        return survival(-x);
    }

    /// `P(X > x)`.
    public static double survival(double x) {
        double size = Math.abs(x);
        if (size <= BODY_MAX) {
            return 0.5 - pdf(x) * series(x);
        }
        double tail = pdf(x) * fraction(size);
        return x > 0.0 ? tail : 1.0 - tail;
    }

    /// The `x` with `P(X <= x) = p`, for `p` in `(0, 1)`.
    public static double quantile(double p) {
        return p > 0.5 ? upperQuantile(1.0 - p) : -upperQuantile(p);
    }

    /// The `x` with `P(X > x) = p`, for `p` in `(0, 1)`. Exact in small `p`.
    public static double upperQuantile(double p) {
        Checks.inRange(p, Double.MIN_VALUE, 1.0 - 0x1.0p-53, "p");
        return p > 0.5 ? -rightQuantile(1.0 - p) : rightQuantile(p);
    }

    /// Newton on `log P` from Abramowitz and Stegun 26.2.23.
    private static double rightQuantile(double p) {
        double logP = Elementary.log(p);
        double t = Math.sqrt(-2.0 * logP);
        double start = 2.515517 + t * (0.802853 + t * 0.010328);
        double x = t - start / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int k = 0; k < 8; k++) {
            double mills = x <= BODY_MAX ? survival(x) / pdf(x) : fraction(x);
            double logTail =
                    x <= BODY_MAX
                            ? Elementary.log(survival(x))
                            : Elementary.log(INVERSE_SQRT_TWO_PI * mills) - 0.5 * x * x;
            double step = (logTail - logP) * mills;
            x += step;
            if (Math.abs(step) <= 0x1.0p-52 * Math.abs(x)) {
                break;
            }
        }
        return x;
    }

    private static double series(double x) {
        double sum = x;
        double term = x;
        double square = x * x;
        for (int n = 3; Math.abs(term) > SETTLED * Math.abs(sum); n += 2) {
            term *= square / n;
            sum += term;
        }
        return sum;
    }

    /// `P(X > x) / pdf(x)` for `x` above [#BODY_MAX]; each step is scaled so that no sum overflows.
    private static double fraction(double x) {
        double ratio = 1.0 / x;
        double aboveBefore = 0.0;
        double belowBefore = 1.0 / x;
        for (int n = 1; n < MAX_TERMS; n++) {
            double scale = 1.0 / (x + n * belowBefore);
            double next = (ratio * x + n * aboveBefore) * scale;
            aboveBefore = ratio * scale;
            belowBefore = scale;
            if (Math.abs(next - ratio) <= SETTLED * ratio) {
                return next;
            }
            ratio = next;
        }
        throw new IllegalStateException("fraction did not settle at x " + x);
    }
}
