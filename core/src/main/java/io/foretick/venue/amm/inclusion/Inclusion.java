package io.foretick.venue.amm.inclusion;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;
import io.foretick.math.Logistic;

/// How likely a transaction is to be included for a bribe `b`: `p(b) = 1 / (1 + e^-(a + s b))`.
/// Knows nothing of the value at stake; what to pay for it is asked of [#best] and its kin. All
/// amounts in one unit, such as dollars.
///
/// @param a log odds of inclusion without a bribe
/// @param s what one unit of bribe adds to them, above 0
public record Inclusion(double a, double s) {

    /// Whoever pays nothing is included as well.
    public static final Inclusion CERTAIN = new Inclusion(1_000.0, 1.0);

    public Inclusion {
        Checks.finite(a, "a");
        Checks.inRange(s, Double.MIN_NORMAL, Double.MAX_VALUE, "s");
    }

    /// The older pipeline's form `p(b) = 1 / (1 + e^-(u (b - base) / base))`: even odds at the
    /// going rate `base`.
    public static Inclusion ofGoingRate(double steepness, double base) {
        return new Inclusion(-steepness, steepness / base);
    }

    /// Probability that the bribe is enough.
    public double probability(double bribe) {
        return Logistic.probability(a + s * bribe);
    }

    /// The bribe that is enough with this probability, not below 0.
    public double bribeFor(double probability) {
        return Math.max(0.0, (Logistic.logit(probability) - a) / s);
    }

    /// Expected gain where the bribe is paid upon inclusion only: `(V - b) p(b)`.
    public double gain(double value, double bribe) {
        return (value - bribe) * probability(bribe);
    }

    /// Expected gain where the tip is paid in any case: `V p(b) - b`.
    public double gainPaidAlways(double value, double tip) {
        return value * probability(tip) - tip;
    }

    /// The bribe in `[lowest, highest]` of the greatest [#gain]. Where its slope is zero, `(V - b)
    /// s (1 - p) = 1`, so that with `w = W0(e^(a + s V - 1))` the bribe is `V - (1 + w) / s`. The
    /// logarithm of the gain is concave: the nearest end is best where that lies outside.
    public double best(double value, double lowest, double highest) {
        Checks.inRange(lowest, -Double.MAX_VALUE, highest, "lowest");
        return Math.clamp(bestAnywhere(value), lowest, highest);
    }

    /// [#best] without bounds. `w + ln w = z` turns the same bribe into `(ln w - a) / s`, which
    /// keeps its digits where `V` and `w / s` are nearly equal.
    public double bestAnywhere(double value) {
        double z = a + s * value - 1.0;
        double w = LambertW.ofExp(z);
        return z > 1.0 ? (Elementary.log(w) - a) / s : value - (1.0 + w) / s;
    }

    /// The tip in `[lowest, highest]` of the greatest [#gainPaidAlways]. Its slope is zero where `V
    /// s p (1 - p) = 1`; the upper root `p = (1 + sqrt(1 - 4 / (V s))) / 2` is a maximum, but the
    /// lowest tip can still be better.
    public double bestPaidAlways(double value, double lowest, double highest) {
        Checks.inRange(lowest, -Double.MAX_VALUE, highest, "lowest");
        double scale = value * s;
        if (!(scale > 4.0)) {
            return lowest;
        }
        double root = 1.0 + Math.sqrt(1.0 - 4.0 / scale);
        double odds = root * root * scale / 4.0; // p / (1 - p), since 1 - p = 2 / (V s root)
        double top = Math.clamp((Elementary.log(odds) - a) / s, lowest, highest);
        return gainPaidAlways(value, top) > gainPaidAlways(value, lowest) ? top : lowest;
    }
}
