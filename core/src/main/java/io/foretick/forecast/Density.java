package io.foretick.forecast;

import io.foretick.base.DensityCurve;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.SkewShape;

/// A [DensityCurve] made ready for many questions: the constants of each knot's shape are computed
/// once, when the curve arrives. Immutable, safe for any thread; no question allocates.
///
/// Shape is piecewise constant, that of the knot nearest in ratio. Interpolating tail weight and
/// skew would need new constants at every horizon, several times the cost of the probability
/// itself, while neighbouring knots differ by less than the parameters are known.
public final class Density {

    private final DensityCurve curve;
    private final SkewShape[] shapes;
    private final ShapeCorrection[] corrections;

    public Density(DensityCurve curve) {
        this.curve = curve;
        this.shapes = new SkewShape[curve.knots()];
        this.corrections = new ShapeCorrection[curve.knots()];
        for (int knot = 0; knot < shapes.length; knot++) {
            shapes[knot] = SkewShape.of(curve.nu(knot), curve.lambda(knot));
            corrections[knot] = ReturnLaw.correction(curve, knot);
        }
    }

    public DensityCurve curve() {
        return curve;
    }

    /// Variance of the log return after `seconds`.
    public double varianceAt(double seconds) {
        return curve.varianceAt(seconds);
    }

    /// `P(X >= -shiftLog)` for a return of this variance that has the shape of those after
    /// `seconds`.
    public double rise(double seconds, double variance, double shiftLog) {
        int knot = curve.nearestKnot(seconds);
        double share = shapes[knot].survival(-shiftLog / Math.sqrt(variance));
        return corrections[knot].share(share);
    }
}
