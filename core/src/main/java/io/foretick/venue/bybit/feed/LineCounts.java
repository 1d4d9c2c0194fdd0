package io.foretick.venue.bybit.feed;

import io.foretick.market.candle.Timeframe;

/// Counts what a [CandleLine] does. Owned by it.
final class LineCounts {

    private final long[] delivered = new long[CandleOrigin.values().length];
    private long duplicates;
    private long revisions;
    private long late;
    private long gaps;
    private long missing;

    void delivered(CandleOrigin origin) {
        delivered[origin.ordinal()]++;
    }

    void duplicate() {
        duplicates++;
    }

    void revised() {
        revisions++;
    }

    void late() {
        late++;
    }

    /// @param candles how many are missing
    void gap(long candles) {
        gaps++;
        missing += candles;
    }

    CandleFeedHealth.Line health(Timeframe interval, long newestStartNs, long lagNs) {
        return new CandleFeedHealth.Line(
                interval,
                delivered[CandleOrigin.STREAM.ordinal()],
                delivered[CandleOrigin.BACKFILL.ordinal()],
                delivered[CandleOrigin.WARMUP.ordinal()],
                duplicates,
                revisions,
                late,
                gaps,
                missing,
                newestStartNs,
                lagNs);
    }
}
