package io.foretick.session.model;

import io.foretick.history.series.LiveCut;

import java.util.List;

/// What a forecast may know: the pasts of all coins as they stood at one moment. Immutable; any
/// thread may read it.
///
/// @param endSecond the forecast's instant: the seconds before it count, what lies behind it not
/// @param coins in the order of the session
public record PastCut(long endSecond, List<Coin> coins) {

    /// One coin's past.
    ///
    /// @param instrument of its spot pair, [SpotPast#UNLISTED] before it is listed
    /// @param shownFrom older seconds are not for a forecast to know
    /// @param past of which some may lie behind the instant, or be missing before it
    public record Coin(int instrument, long shownFrom, LiveCut past) {}

    public PastCut {
        coins = List.copyOf(coins);
    }
}
