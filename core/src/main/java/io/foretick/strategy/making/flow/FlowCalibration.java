package io.foretick.strategy.making.flow;

import io.foretick.base.Checks;
import io.foretick.event.Side;
import io.foretick.strategy.making.FlowEstimate;

import java.util.Optional;

/// The flow as it was last fitted, followed step by step. Keeps the last good fit when a new one
/// does not hold, and widens it: the deviation of the mid is then never taken below the present
/// one. Owned by whoever drives a maker, on one thread; observations do not allocate.
public final class FlowCalibration {

    private final FlowWindow window;
    private final FlowFit fit;
    private final int stepsBetweenFits;
    private FlowEstimate estimate;
    private boolean fitted;
    private int stepsSinceFit;
    private long refused;

    /// Follows a market from nothing.
    ///
    /// @param fallback what holds until the first good fit
    /// @param stepsBetweenFits how many steps one fit serves
    public FlowCalibration(
            FlowWindow window, FlowFit fit, FlowEstimate fallback, int stepsBetweenFits) {
        Checks.positive(stepsBetweenFits, "stepsBetweenFits");
        this.window = window;
        this.fit = fit;
        this.estimate = fallback;
        this.stepsBetweenFits = stepsBetweenFits;
    }

    /// Somebody took liquidity at a price.
    public void trade(Side taker, long tick) {
        window.trade(taker, tick);
    }

    /// A step is over; every so many steps the flow is fitted anew.
    ///
    /// @return whether the estimate changed
    public boolean step(double midTicks) {
        window.step(midTicks);
        if (++stepsSinceFit < stepsBetweenFits || window.size() == 0) {
            return false;
        }
        stepsSinceFit = 0;
        return refit();
    }

    private boolean refit() {
        Optional<FlowEstimate> found = fit.fit(window);
        if (found.isPresent()) {
            estimate = found.get();
            fitted = true;
            return true;
        }
        refused++;
        return widen();
    }

    /// The market may have become wilder since the last good fit.
    private boolean widen() {
        double sigma = window.sigmaTicksPerSqrtSecond();
        if (!fitted || !(sigma > estimate.sigmaTicksPerSqrtSecond()) || sigma > 1e12) {
            return false;
        }
        estimate = new FlowEstimate(estimate.arrivalsPerSecond(), estimate.decayPerTick(), sigma);
        return true;
    }

    /// The last good fit, or the fallback before there is one.
    public FlowEstimate estimate() {
        return estimate;
    }

    /// Whether any fit was good so far.
    public boolean fitted() {
        return fitted;
    }

    /// How many fits did not hold.
    public long refused() {
        return refused;
    }
}
