package io.foretick.history.series;

import io.foretick.market.second.SecondSeries;

/// The past of a symbol of which nothing is held.
///
/// @param firstSecond the second that it ends before
record NoPast(String symbol, long firstSecond) implements SecondSeries {

    @Override
    public long endSecond() {
        return firstSecond;
    }

    @Override
    public long priceE8(long second) {
        throw notHeld(second);
    }

    @Override
    public double logPrice(long second) {
        throw notHeld(second);
    }

    @Override
    public long quantityBefore(long second) {
        throw notHeld(second);
    }

    @Override
    public long varianceBefore(long second) {
        throw notHeld(second);
    }

    @Override
    public boolean covers(long from, long to) {
        return false;
    }

    private IndexOutOfBoundsException notHeld(long second) {
        return new IndexOutOfBoundsException("no second " + second + " of " + symbol + " is held");
    }
}
