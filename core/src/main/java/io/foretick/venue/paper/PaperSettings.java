package io.foretick.venue.paper;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.market.Costs;

/// What a paper venue assumes.
///
/// @param cashE8 collateral at the start
/// @param takerDelayNs how long a marketable order waits before it matches
/// @param latencyNs one way: from us to the venue, and back
/// @param minimumBuyE8 smallest worth of a marketable buy
public record PaperSettings(long cashE8, long takerDelayNs, long latencyNs, long minimumBuyE8) {

    public PaperSettings {
        Checks.notNegative(cashE8, "cashE8");
        Checks.inRange(takerDelayNs, 0, Times.MINUTE_NS, "takerDelayNs");
        Checks.inRange(latencyNs, 0, Times.MINUTE_NS, "latencyNs");
        Checks.notNegative(minimumBuyE8, "minimumBuyE8");
    }

    /// The venue as of autumn 2026: 150 ms taker delay, 1 USD smallest marketable buy; and 50 ms
    /// each way.
    public static PaperSettings of(long cashE8) {
        return new PaperSettings(
                cashE8, 150 * Times.MILLI_NS, 50 * Times.MILLI_NS, Costs.TAKING_BUY_MIN_E8);
    }

    public PaperSettings withTakerDelayNs(long delayNs) {
        return new PaperSettings(cashE8, delayNs, latencyNs, minimumBuyE8);
    }

    public PaperSettings withLatencyNs(long oneWayNs) {
        return new PaperSettings(cashE8, takerDelayNs, oneWayNs, minimumBuyE8);
    }
}
