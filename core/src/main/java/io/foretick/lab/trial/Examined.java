package io.foretick.lab.trial;

import io.foretick.report.lab.TrialResult;

/// A trial with what its fills were worth later: what tells how simulators differ. No part of the
/// results of a grid.
///
/// @param markout1s the mid a second after each fill against its price, in basis points of the
///   dollars filled, positive where the maker gained, fees apart; NaN without fills, or on a pool
/// @param markout10s the same ten seconds after
public record Examined(TrialResult result, double markout1s, double markout10s) {}
