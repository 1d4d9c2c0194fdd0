package io.foretick.venue.bybit.feed;

import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;

/// Hears the candles of a [CandleFeed]. Called on the feed's one thread, of each interval in order:
/// every candle begins where the one before it ends, unless a gap was told between them. What it
/// throws ends the feed.
public interface CandleSink {

    /// A closed candle.
    void candle(Timeframe interval, Bar bar, CandleOrigin origin);

    /// The venue has told the newest candle anew, and otherwise.
    void revised(Timeframe interval, Bar bar);

    /// There are no candles for a while: the venue has none, or they lie too far back to be caught
    /// up with. The next candle begins at its end.
    ///
    /// @param fromNs start of the first candle that is missing
    /// @param toNs start of the next candle
    void gap(Timeframe interval, long fromNs, long toNs);
}
