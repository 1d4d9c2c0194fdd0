package io.foretick.market.second;

/// Keeps bars in step with the seconds that they are made of: each bar whose seconds are all known
/// is appended once it is over. Owned by one thread.
public final class BarFollower {

    private final BarSeries bars;
    private long nextOpen = Long.MIN_VALUE;

    /// Bars of no second yet.
    public BarFollower(String symbol, int barSeconds) {
        this.bars = new BarSeries(symbol, barSeconds);
    }

    /// The bars, which grow.
    public BarSeries bars() {
        return bars;
    }

    /// Whether a bar is held.
    public boolean begun() {
        return bars.endSecond() > bars.firstSecond();
    }

    /// Appends the bars that are over at an instant. What is missing then stays missing.
    public void follow(SecondSeries seconds, long endSecond) {
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
