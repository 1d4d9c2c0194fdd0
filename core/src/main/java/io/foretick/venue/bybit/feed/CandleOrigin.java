package io.foretick.venue.bybit.feed;

/// How a candle came to the feed.
public enum CandleOrigin {
    /// Confirmed on the stream.
    STREAM,
    /// Read afterwards, because the stream has not confirmed it.
    BACKFILL,
    /// Read at the start, because it was closed before it.
    WARMUP
}
