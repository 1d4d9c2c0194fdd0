package io.foretick.venue.bybit.feed;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// How long a feed waits for what, in the venue's time.
///
/// @param settleNs after a candle's end; what the REST side tells earlier is not taken for closed
/// @param confirmNs after a candle's end until the REST side is asked for it
/// @param retryNs before the REST side is asked again; doubles up to `retryNsMax`
/// @param missingNs after a candle's end until the feed may go on without it, where the REST side
///   says several times that it does not have it
public record CandlePatience(
        long settleNs, long confirmNs, long retryNs, long retryNsMax, long missingNs) {

    /// A confirmation is waited for 3 seconds, a candle that the REST side lacks for a minute.
    public static final CandlePatience USUAL =
            new CandlePatience(
                    Times.SECOND_NS,
                    3 * Times.SECOND_NS,
                    Times.SECOND_NS,
                    15 * Times.SECOND_NS,
                    Times.MINUTE_NS);

    public CandlePatience {
        Checks.notNegative(settleNs, "settleNs");
        Checks.inRange(confirmNs, settleNs, Times.HOUR_NS, "confirmNs");
        Checks.positive(retryNs, "retryNs");
        Checks.inRange(retryNsMax, retryNs, Times.HOUR_NS, "retryNsMax");
        Checks.notNegative(missingNs, "missingNs");
    }
}
