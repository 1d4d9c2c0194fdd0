package io.foretick.feature.legacy;

/// Figures on the coin's use and on the talk about it, as published for one day. A day's figures
/// are known when the day is over. Each is NaN where none was published.
///
/// @param dayNs start of the day, UTC
/// @param activeAddresses addresses that sent or received
/// @param devActivity events in the project's repositories
/// @param socialVolume messages that name the coin
/// @param socialDominance their share of all messages about coins, in percent
/// @param networkGrowth addresses seen for the first time
public record SocialDay(
        long dayNs,
        double marketCapUsd,
        double activeAddresses,
        double devActivity,
        double socialVolume,
        double socialDominance,
        double networkGrowth) {}
