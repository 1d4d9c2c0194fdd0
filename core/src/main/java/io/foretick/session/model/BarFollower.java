package io.foretick.session.model;

import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;

/// Keeps bars in step with the seconds that they are made of: each bar whose seconds are all known
/// is appended once it is over. Owned by the model's thread.
final class BarFollower {

    private final BarSeries bars;
    private long nextOpen = Long.MIN_VALUE;

    BarFollower(String symbol, int barSeconds) {
        this.bars = new BarSeries(symbol, barSeconds);
    }

    BarSeries bars() {
        return bars;
    }

    /// Whether a bar is held.
    boolean begun() {
        return bars.endSecond() > bars.firstSecond();
    }

    /// Appends the bars that are over at an instant. What is missing then stays missing.
    void follow(SecondSeries seconds, long endSecond) {
        int length = bars.barSeconds();
        if (nextOpen == Long.MIN_VALUE) {
            nextOpen = Math.ceilDiv(seconds.firstSecond(), length) * length;
        }
        long end = Math.min(endSecond, seconds.endSecond());
        for (; nextOpen + length <= end; nextOpen += length) {
            long close = nextOpen + length;
            if (seconds.covers(nextOpen, close)) {
                long quantityE8 = seconds.quantityBefore(close) - seconds.quantityBefore(nextOpen);
                bars.bar(nextOpen, seconds.priceE8(close - 1), quantityE8);
            }
        }
    }
}
