package io.foretick.strategy.making;

import io.foretick.base.Checks;

/// How a second instrument stands in for the first: what to hold of it, and what risk is left.
/// Pure; says nothing about when to hedge.
///
/// @param correlation of the two returns
/// @param sigma deviation of the first, in any unit
/// @param hedgeSigma deviation of the second, in the same unit
public record HedgeRatio(double correlation, double sigma, double hedgeSigma) {

    public HedgeRatio {
        Checks.inRange(correlation, -1.0, 1.0, "correlation");
        Checks.inRange(sigma, 0.0, 1e12, "sigma");
        Checks.inRange(hedgeSigma, Double.MIN_NORMAL, 1e12, "hedgeSigma");
    }

    /// Units of the second that offset one unit of the first, to be held against it.
    public double unitsPerUnit() {
        return correlation * sigma / hedgeSigma;
    }

    /// Deviation that no amount of the second takes away; quotes of a hedged maker use it as their
    /// sigma.
    public double residualSigma() {
        return sigma * Math.sqrt(1.0 - correlation * correlation);
    }
}
