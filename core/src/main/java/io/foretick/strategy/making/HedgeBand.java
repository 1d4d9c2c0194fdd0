package io.foretick.strategy.making;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// How much inventory a maker keeps before paying a taker's costs to be rid of it. Pure; sends
/// nothing. For a second instrument see [HedgeRatio].
///
/// Holding `q` for `h` seconds until own fills flatten it costs `gamma sigma^2 q^2 h / 2`, hedging
/// costs `c` a unit. So it pays to hedge while `|q|` is beyond `2 c / (gamma sigma^2 h)`, and only
/// down to there.
///
/// @param gamma aversion to inventory, per tick and unit of inventory
/// @param costTicks `c`: half spread and fee of the hedge, at least 0
/// @param secondsMax longest `h` that is believed, for where fills flatten nothing
public record HedgeBand(double gamma, double costTicks, double secondsMax) {

    public HedgeBand {
        Checks.inRange(gamma, 0.0, 1e12, "gamma");
        Checks.inRange(costTicks, 0.0, 1e12, "costTicks");
        Checks.inRange(secondsMax, Double.MIN_NORMAL, 1e12, "secondsMax");
    }

    /// Expected seconds until own fills flatten `q` units, if quotes stay where they are.
    ///
    /// @param shape of the quotes that rest
    /// @param orderSize units that one fill moves
    public double flatteningSeconds(
            FlowEstimate flow, QuoteShape shape, double q, double orderSize) {
        double size = Math.abs(q);
        double reducing = rate(flow, shape.askDepthTicks(size));
        double adding = rate(flow, shape.bidDepthTicks(size));
        double unitsPerSecond = (reducing - adding) * orderSize;
        return unitsPerSecond > 0.0 ? Math.min(size / unitsPerSecond, secondsMax) : secondsMax;
    }

    /// Fills a second of a quote at this depth; one at or through the fair value counts as being
    /// there.
    private static double rate(FlowEstimate flow, double depthTicks) {
        double depth = Math.max(depthTicks, 0.0);
        return flow.arrivalsPerSecond() * Elementary.exp(-flow.decayPerTick() * depth);
    }

    /// Units that are kept, on either side; infinite where holding costs nothing.
    public double width(double sigmaTicksPerSqrtSecond, double flatteningSeconds) {
        double risk = gamma * sigmaTicksPerSqrtSecond * sigmaTicksPerSqrtSecond * flatteningSeconds;
        return risk > 0.0 ? 2.0 * costTicks / risk : Double.POSITIVE_INFINITY;
    }

    /// What to trade so that `q` comes back to the edge of a band: negative to sell, 0 inside.
    public static double excess(double q, double width) {
        double beyond = Math.abs(q) - width;
        return beyond > 0.0 ? -Math.copySign(beyond, q) : 0.0;
    }
}
