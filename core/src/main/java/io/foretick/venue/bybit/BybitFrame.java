package io.foretick.venue.bybit;

import io.foretick.market.candle.Timeframe;

import java.util.List;

/// What a websocket message of Bybit was.
public sealed interface BybitFrame {

    /// Candles of one pair and interval.
    record Klines(String symbol, Timeframe interval, List<Kline> klines) implements BybitFrame {
        public Klines {
            klines = List.copyOf(klines);
        }
    }

    /// An answer to something that we have said.
    ///
    /// @param operation what it answers, such as `subscribe`; spot answers a ping with `ping`,
    ///   other sides of the venue with `pong`
    /// @param success whether it was done
    /// @param text the venue's words; they differ from side to side, so nothing is decided by them
    record Answer(String operation, boolean success, String text) implements BybitFrame {}

    /// A message of a topic that nobody here reads.
    record Foreign(String topic) implements BybitFrame {}

    /// A message that could not be read.
    record Malformed(String reason) implements BybitFrame {}
}
