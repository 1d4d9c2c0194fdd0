package io.foretick.venue.bybit.feed;

import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.BybitFrame;
import io.foretick.venue.bybit.rest.KlinePage;

/// What other threads tell the feed's own.
sealed interface News {

    /// Candles of the stream.
    record Candles(BybitFrame.Klines klines) implements News {}

    /// The REST side's answer to the question of an interval.
    record Page(Timeframe interval, KlinePage page) implements News {}

    /// The question of an interval got no answer.
    record NoPage(Timeframe interval, String reason) implements News {}
}
