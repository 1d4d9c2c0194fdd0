package io.foretick.venue.polymarket.chain;

/// What a resolved market pays for one token of each outcome.
///
/// @param firstE8 for a token of the first outcome
/// @param secondE8 for one of the second
public record Payouts(long firstE8, long secondE8) {

    long ofE8(int outcomeIndex) {
        return outcomeIndex == 0 ? firstE8 : secondE8;
    }
}
