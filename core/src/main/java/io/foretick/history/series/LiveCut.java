package io.foretick.history.series;

import io.foretick.market.second.SecondSeries;

import java.util.Objects;

/// A live series as it stood at one moment: it does not grow. Any thread may read it while the
/// owner of the live series goes on, as long as the past it stands on is open.
public final class LiveCut implements SecondSeries {

    private final Grown grown;
    private final long firstSecond;
    private final long endSecond;

    LiveCut(Grown grown, long endSecond) {
        this.grown = grown;
        this.firstSecond = grown.firstSecond();
        this.endSecond = endSecond;
    }

    @Override
    public String symbol() {
        return grown.past().symbol();
    }

    @Override
    public long firstSecond() {
        return firstSecond;
    }

    @Override
    public long endSecond() {
        return endSecond;
    }

    @Override
    public long priceE8(long second) {
        return grown.priceE8(known(second, endSecond));
    }

    @Override
    public double logPrice(long second) {
        return grown.logPrice(known(second, endSecond));
    }

    @Override
    public long quantityBefore(long second) {
        return grown.quantityBefore(known(second, endSecond + 1));
    }

    @Override
    public long varianceBefore(long second) {
        return grown.varianceBefore(known(second, endSecond + 1));
    }

    @Override
    public boolean covers(long from, long to) {
        return to <= endSecond && grown.coverage().holds(from, to);
    }

    /// Id of the last trade up to and with a second that came live.
    long lastId(long second) {
        return grown.lastId(known(second, endSecond));
    }

    private long known(long second, long end) {
        Objects.checkIndex(second - firstSecond, end - firstSecond);
        return second;
    }
}
