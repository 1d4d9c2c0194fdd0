package io.foretick.math;

import io.foretick.base.Checks;

/// Corrects a law by its own probabilities, alike on both sides (a smooth alternative of Neyman,
/// 1937): where the law says that a value lies above a share `u` of all, the corrected density is
/// the law's times
///
///     g(u) = 1 + second P2(2u - 1) + fourth P4(2u - 1) + sixth P6(2u - 1)
///
/// with Legendre's polynomials, whose integrals over all `u` vanish. It mends how much of the mass
/// lies in the middle, on the shoulders and in the tails; the middle stays the middle, and a tail
/// keeps its index. Not a law by itself. Immutable, safe for any thread; no method allocates.
///
/// @param second coefficient of the second degree
/// @param fourth of the fourth
/// @param sixth of the sixth; the three absolute values add up to less than 1
public record ShapeCorrection(double second, double fourth, double sixth) {

    /// Leaves a law as it is.
    public static final ShapeCorrection NONE = new ShapeCorrection(0, 0, 0);

    private static final double PRECISION = 1e-15;
    private static final int STEPS_MAX = 64;

    public ShapeCorrection {
        double sum = Math.abs(second) + Math.abs(fourth) + Math.abs(sixth);
        Checks.inRange(sum, 0, Math.nextDown(1.0), "sum of the coefficients");
    }

    public boolean isNone() {
        return second == 0 && fourth == 0 && sixth == 0;
    }

    /// The factor `g` of the density where the law has the share `u` below.
    public double density(double u) {
        return 1 + second * legendre2(u) + fourth * legendre4(u) + sixth * legendre6(u);
    }

    /// The corrected share below a value, given the law's. The same for shares above it, which keep
    /// their digits however small they are.
    public double share(double u) {
        return u * perShare(u);
    }

    /// `share(u) / u`, also where `u` is 0.
    public double perShare(double u) {
        double v = 2 * u - 1;
        double v2 = v * v;
        double sum =
                second / 2 + fourth / 8 * (7 * v2 - 3) + sixth / 16 * ((33 * v2 - 30) * v2 + 5);
        return 1 - 2 * (1 - u) * v * sum;
    }

    /// The law's share for a corrected one, in `(0, 1)`: the inverse of [#share]. Newton's method,
    /// kept inside a bracket.
    public double lawShare(double corrected) {
        Checks.inRange(corrected, Double.MIN_VALUE, Math.nextDown(1.0), "corrected");
        if (isNone()) {
            return corrected;
        }
        double low = 0;
        double high = 1;
        double u = corrected;
        for (int step = 0; step < STEPS_MAX; step++) {
            double excess = share(u) - corrected;
            low = excess < 0 ? u : low;
            high = excess > 0 ? u : high;
            double next = u - excess / density(u);
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - u) <= PRECISION * u) {
                return next;
            }
            u = next;
        }
        return u;
    }

    /// Legendre's polynomial of the second degree in `2u - 1`.
    public static double legendre2(double u) {
        double v = 2 * u - 1;
        return 0.5 * (3 * v * v - 1);
    }

    /// Legendre's polynomial of the fourth degree in `2u - 1`.
    public static double legendre4(double u) {
        double v = 2 * u - 1;
        double v2 = v * v;
        return 0.125 * ((35 * v2 - 30) * v2 + 3);
    }

    /// Legendre's polynomial of the sixth degree in `2u - 1`.
    public static double legendre6(double u) {
        double v = 2 * u - 1;
        double v2 = v * v;
        return 0.0625 * (((231 * v2 - 315) * v2 + 105) * v2 - 5);
    }
}
