package io.foretick.venue.live.finder;

import io.foretick.base.Checks;

import java.util.List;

/// Which markets are followed and when. All spans are of venue time.
///
/// @param aheadNs time before a window is due at which it is looked for
/// @param runOnNs time after its end until which its books are followed
/// @param upcoming how many windows after the running one are due; with none a window is due at its
///   start
public record FinderSettings(List<MarketSeries> series, long aheadNs, long runOnNs, int upcoming) {

    public FinderSettings {
        series = List.copyOf(series);
        Checks.notNegative(aheadNs, "aheadNs");
        Checks.notNegative(runOnNs, "runOnNs");
        Checks.inRange(upcoming, 0, 100, "upcoming");
    }
}
