package io.foretick.venue.bybit;

import io.foretick.event.Bar;

/// One candle of a frame: closed, or still open.
public sealed interface Kline {

    /// First instant of the candle.
    long startNs();

    /// A candle that may still change. It says that all before it are closed.
    record Open(long startNs) implements Kline {}

    /// A candle that the venue has confirmed.
    record Closed(Bar bar) implements Kline {
        @Override
        public long startNs() {
            return bar.startNs();
        }
    }
}
