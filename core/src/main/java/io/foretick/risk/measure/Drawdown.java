package io.foretick.risk.measure;

import io.foretick.base.Checks;

/// The deepest falls of an equity from its highest level so far. A value.
///
/// @param deepest in the unit of the profits, at least 0
/// @param deepestShare of the highest equity, in `[0, 1]` unless the equity falls below zero; not
///   always the same fall
/// @param longestPeriods most periods in a row below the highest level
public record Drawdown(double deepest, double deepestShare, int longestPeriods) {

    /// Falls of `capital` plus the running total of `profits`; the beginning counts as a level.
    public static Drawdown of(double[] profits, double capital) {
        Checks.inRange(capital, 0.0, 1e18, "capital");
        double gained = 0.0;
        double highest = 0.0;
        double deepest = 0.0;
        double share = 0.0;
        int below = 0;
        int longest = 0;
        for (double profit : profits) {
            gained += profit;
            highest = Math.max(highest, gained);
            double fall = highest - gained;
            deepest = Math.max(deepest, fall);
            share = fall > 0.0 ? Math.max(share, fall / (capital + highest)) : share;
            below = fall > 0.0 ? below + 1 : 0;
            longest = Math.max(longest, below);
        }
        return new Drawdown(deepest, share, longest);
    }
}
