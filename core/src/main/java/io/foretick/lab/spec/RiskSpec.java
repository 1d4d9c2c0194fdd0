package io.foretick.lab.spec;

/// Where the monitors of a trial raise an alarm (YAML `risk`); none stops the trial.
///
/// @param varLevel level of the value at risk, such as 0.95
/// @param varUsdMax alarm above this value at risk of one period
/// @param drawdownUsdMax alarm beyond this fall from the highest equity
/// @param inventoryUsdMax alarm where the average distance of the position from 0 is beyond this
/// @param hysteresis share of a limit that a figure must fall below before the alarm ends
/// @param driftTMax alarm where the t-value of the position's trend is larger than this; 0 for none
public record RiskSpec(
        double varLevel,
        double varUsdMax,
        double drawdownUsdMax,
        double inventoryUsdMax,
        double hysteresis,
        double driftTMax) {}
