package io.foretick.feature.legacy;

/// Value locked on the chain, as published for one day. A day's figure is known when the day is
/// over.
///
/// @param dayNs start of the day, UTC
/// @param lockedUsd NaN where none was published
public record TvlDay(long dayNs, double lockedUsd) {}
