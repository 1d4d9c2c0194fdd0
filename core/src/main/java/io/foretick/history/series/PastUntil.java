package io.foretick.history.series;

import io.foretick.base.Checks;
import io.foretick.market.second.SecondSeries;

/// A series as it was when it ended at a second. Coverage is not asked of it: whoever goes on
/// behind it knows the spans.
///
/// @param series that holds at least so much
/// @param endSecond where it ended
record PastUntil(MappedSeries series, long endSecond) implements SecondSeries {

    PastUntil {
        Checks.inRange(endSecond, series.firstSecond() + 1, series.endSecond(), "endSecond");
    }

    @Override
    public String symbol() {
        return series.symbol();
    }

    @Override
    public long firstSecond() {
        return series.firstSecond();
    }

    @Override
    public long priceE8(long second) {
        return series.priceE8(second);
    }

    @Override
    public double logPrice(long second) {
        return series.logPrice(second);
    }

    @Override
    public long quantityBefore(long second) {
        return series.quantityBefore(second);
    }

    @Override
    public long varianceBefore(long second) {
        return series.varianceBefore(second);
    }

    @Override
    public boolean covers(long from, long to) {
        return to <= endSecond && series.covers(from, to);
    }
}
