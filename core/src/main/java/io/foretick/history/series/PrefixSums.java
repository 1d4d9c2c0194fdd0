package io.foretick.history.series;

import io.foretick.base.Checks;
import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.SecondSeries;

/// The running sums of a series: what each row holds is made here and nowhere else, so that a file
/// and a session's memory agree in each bit. Mutable, owned by whoever appends.
final class PrefixSums {

    private long priceE8;
    private double logPrice;
    private long quantityAfter;
    private long varianceAfter;
    private boolean joined; // whether the second before is known

    /// Sums that go on behind the last second of a series, or begin where it holds none.
    static PrefixSums after(SecondSeries series) {
        PrefixSums sums = new PrefixSums();
        long end = series.endSecond();
        if (end > series.firstSecond()) {
            sums.priceE8 = series.priceE8(end - 1);
            sums.logPrice = series.logPrice(end - 1);
            sums.quantityAfter = series.quantityBefore(end);
            sums.varianceAfter = series.varianceBefore(end);
            sums.joined = true;
        }
        return sums;
    }

    /// Adds the next second.
    void add(long nextPriceE8, long quantityE8) {
        quantityAfter += quantityE8; // modulo 2^64: differences stay exact
        if (nextPriceE8 != priceE8) {
            double logBefore = logPrice;
            priceE8 = Checks.positive(nextPriceE8, "priceE8");
            logPrice = ArraySeries.logOf(nextPriceE8);
            varianceAfter += joined ? ArraySeries.squaredUnits(logPrice - logBefore) : 0;
        }
        joined = true;
    }

    /// Adds a second of which nothing is known: it carries the price, and the return out of the gap
    /// counts as none.
    void addUnknown() {
        joined = false;
    }

    /// Price of the second that was added last.
    long priceE8() {
        return priceE8;
    }

    /// Natural logarithm of that price.
    double logPrice() {
        return logPrice;
    }

    /// Quantity before the second that comes next.
    long quantityAfter() {
        return quantityAfter;
    }

    /// Variance before the second that comes next.
    long varianceAfter() {
        return varianceAfter;
    }
}
