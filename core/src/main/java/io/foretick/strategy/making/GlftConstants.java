package io.foretick.strategy.making;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// The two constants of the quotes of Guéant, Lehalle and Fernandez-Tapia far from the end of
/// trading. Pure; knows neither inventory nor price.
///
/// With A, k and sigma of the flow, `gamma` the aversion to inventory, `xi` the aversion to the
/// chance of fills, and `D` the size of an order (Guéant, Optimal market making, 2016, 4.6 and
/// 4.7):
///
///     c1 = ln(1 + xi D / k) / (xi D)
///     c2 = sqrt(gamma / (2 A D k) (1 + xi D / k)^(k / (xi D) + 1))
///
/// Both have a limit at `xi = 0`, `1 / k` and `sqrt(gamma e / (2 A D k))`. With `x = xi D / k` and
/// `r = ln(1 + x) / x` they are `r / k` and `sqrt(gamma / (2 A D k) e^(r (1 + x)))`, which lose no
/// digits however small `x` is.
///
/// @param c1 ticks
/// @param c2 square roots of seconds per unit of inventory
/// @param orderSize `D`
public record GlftConstants(double c1, double c2, double orderSize) {

    /// The constants of this flow.
    ///
    /// @param gamma aversion to inventory, per tick and unit; 0 for none
    /// @param xi aversion to the chance of fills, in the unit of `gamma`: equal to it for an
    ///   exponential utility, 0 for indifference
    /// @param orderSize size of one order in the unit of the inventory: 1 where orders are counted
    public static GlftConstants of(FlowEstimate flow, double gamma, double xi, double orderSize) {
        Checks.inRange(gamma, 0.0, 1e12, "gamma");
        Checks.inRange(xi, 0.0, 1e12, "xi");
        Checks.inRange(orderSize, Double.MIN_NORMAL, 1e12, "orderSize");
        double k = flow.decayPerTick();
        double x = xi * orderSize / k;
        double r = logRatio(x);
        double fills = 2.0 * flow.arrivalsPerSecond() * orderSize * k;
        double power = Elementary.exp(r * (1.0 + x));
        return new GlftConstants(r / k, Math.sqrt(gamma / fills * power), orderSize);
    }

    /// Half spread `c1 + D / 2 sigma c2` and skew `sigma c2`.
    public QuoteShape shape(double sigmaTicksPerSqrtSecond) {
        double skew = sigmaTicksPerSqrtSecond * c2;
        return new QuoteShape(c1 + 0.5 * orderSize * skew, skew);
    }

    /// `ln(1 + x) / x` for `x >= 0`, which is 1 at 0.
    static double logRatio(double x) {
        return x > 0.0 ? Elementary.log1p(x) / x : 1.0;
    }
}
