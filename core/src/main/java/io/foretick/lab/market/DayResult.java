package io.foretick.lab.market;

/// What a day of trading came to.
///
/// @param netUsd money made, after fees
/// @param feesUsd fees paid, not negative
/// @param digest of the engine's state at the end: equal days have equal ones
public record DayResult(
        double netUsd, double feesUsd, long orders, long fills, double shares, long digest) {

    /// Money made before fees.
    public double grossUsd() {
        return netUsd + feesUsd;
    }
}
