package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

import java.util.List;

/// What a model says about one horizon, whatever the present variance.
///
/// @param horizonSeconds how far ahead
/// @param varianceScale variance of the return over present variance times seasonal seconds
/// @param nu tail index of the Student-t law, above 2
/// @param lambda skew, in (-1, 1)
public record HorizonKnot(double horizonSeconds, double varianceScale, double nu, double lambda) {

    public HorizonKnot {
        Checks.inRange(horizonSeconds, 1e-3, 1e9, "horizonSeconds");
        Checks.inRange(varianceScale, 1e-6, 1e6, "varianceScale");
        Checks.inRange(nu, 2 + 1e-6, 1e9, "nu");
        Checks.inRange(lambda, -0.99, 0.99, "lambda");
    }

    /// An unchangeable copy of a model's knots: 1 to 64 of them, their horizons rising.
    static List<HorizonKnot> rising(List<HorizonKnot> knots) {
        Checks.inRange(knots.size(), 1, 64, "knots");
        for (int k = 1; k < knots.size(); k++) {
            double above = Math.nextUp(knots.get(k - 1).horizonSeconds());
            Checks.inRange(knots.get(k).horizonSeconds(), above, 1e9, "horizonSeconds, knot " + k);
        }
        return List.copyOf(knots);
    }

    static void addTo(Digest digest, List<HorizonKnot> knots) {
        digest.add(knots.size());
        for (HorizonKnot knot : knots) {
            digest.add(knot.horizonSeconds).add(knot.varianceScale);
            digest.add(knot.nu).add(knot.lambda);
        }
    }
}
