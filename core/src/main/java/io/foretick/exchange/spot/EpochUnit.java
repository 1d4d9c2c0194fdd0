package io.foretick.exchange.spot;

import io.foretick.base.Times;

/// The unit in which a venue prints times: counts since the Unix epoch.
public enum EpochUnit {
    MILLIS(Times.MILLI_NS),
    MICROS(Times.MICRO_NS);

    private final long lengthNs;

    EpochUnit(long lengthNs) {
        this.lengthNs = lengthNs;
    }

    /// The time in this unit, rounded down.
    public long of(long timeNs) {
        return Math.floorDiv(timeNs, lengthNs);
    }

    /// The last unit of a span that ends before `endNs`, as venues print the close of a candle.
    public long lastBefore(long endNs) {
        return of(endNs) - 1;
    }
}
