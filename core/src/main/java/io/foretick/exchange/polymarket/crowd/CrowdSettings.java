package io.foretick.exchange.polymarket.crowd;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// How busy the crowd is. All spans are venue time.
///
/// @param lookNs how often one of a market's makers looks at its quotes
/// @param makers of each market
/// @param levels that a maker keeps on each side
/// @param takersPerSecond who come to a market that runs
/// @param aheadNs how long before its start the crowd comes to a market
public record CrowdSettings(
        long lookNs, int makers, int levels, double takersPerSecond, long aheadNs) {

    /// About three changes of the book and one taker in eight seconds for each market.
    public static final CrowdSettings USUAL =
            new CrowdSettings(500 * Times.MILLI_NS, 3, 4, 0.12, 5 * Times.MINUTE_NS);

    public CrowdSettings {
        Checks.positive(lookNs, "lookNs");
        Checks.inRange(makers, 1, 20, "makers");
        Checks.inRange(levels, 1, 20, "levels");
        Checks.inRange(takersPerSecond, 0, 1_000, "takersPerSecond");
        Checks.notNegative(aheadNs, "aheadNs");
    }
}
