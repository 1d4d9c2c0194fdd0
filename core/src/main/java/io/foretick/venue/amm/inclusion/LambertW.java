package io.foretick.venue.amm.inclusion;

import io.foretick.math.Elementary;

/// The principal branch of Lambert's function at `e^z`: the `w > 0` with `w + ln w = z`. In a fixed
/// order of operations, by at most [#ROUNDS_MAX] rounds, without allocation.
///
/// Where `e^z` is no double the function still is one; that is why it takes the exponent.
public final class LambertW {

    static final int ROUNDS_MAX = 6;

    private static final double TINY = -30.0; // below it w and e^z differ by less than a rounding
    private static final double CLOSE =
            0x1.0p-28; // a step of this share leaves its square as error

    private LambertW() {}

    /// `W0(e^z)`.
    public static double ofExp(double z) {
        if (z < TINY) {
            double w = Elementary.exp(z);
            return w - w * w;
        }
        return z > 1.0 ? byLogarithm(z) : byExponential(z);
    }

    /// Newton's method on `w + ln w = z`, from above one: `w <- w (1 + z - ln w) / (1 + w)`.
    private static double byLogarithm(double z) {
        double w = z - Elementary.log(z) * z / (1.0 + z);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double gap = z - Elementary.log(w) - w;
            double step = w * gap / (1.0 + w);
            w += step;
            if (Math.abs(step) <= CLOSE * w) {
                break;
            }
        }
        return w;
    }

    /// Halley's method on `w e^w = e^z`, where `e^z` is at most e.
    private static double byExponential(double z) {
        double target = Elementary.exp(z);
        double w = target / (1.0 + target);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double exponential = Elementary.exp(w);
            double gap = w * exponential - target;
            double slope = exponential * (w + 1.0);
            double step = gap / (slope - (w + 2.0) * gap / (2.0 * w + 2.0));
            w -= step;
            if (Math.abs(step) <= CLOSE * w) {
                break;
            }
        }
        return w;
    }
}
