package io.foretick.lab.dataset.source;

import io.foretick.event.Side;
import io.foretick.market.second.TradeSink;

/// Takes what a source holds, in order of time.
public interface TapeSink extends TradeSink {

    /// Takes a row of a recorded order book, a trade among them included, which comes by [#trade]
    /// as well.
    ///
    /// @param kind as [io.foretick.venue.lob.FeedRows] has them
    /// @param exchangeNs when it happened
    /// @param localNs when it was received
    void row(byte kind, Side side, long exchangeNs, long localNs, long tick, long lots);
}
