package io.foretick.market.bar;

import io.foretick.base.E8;

/// Ends a bar when the sum of what is counted reaches a threshold. Each row counts a product of two
/// E8 numbers, so that ticks, volume and dollars are one exact sum.
final class ThresholdCutter implements Cutter {

    private final Measure measure;
    private final long limitE8;
    private final Crossing crossing;
    private final ProductSum limit = new ProductSum();
    private final ProductSum sum = new ProductSum();

    ThresholdCutter(Measure measure, long limitE8, Crossing crossing) {
        this.measure = measure;
        this.limitE8 = limitE8;
        this.crossing = crossing;
        limit.add(limitE8, E8.ONE);
    }

    @Override
    public boolean cuts(long timeNs, long priceE8, long quantityE8, long buyE8, int trades) {
        count(sum, priceE8, quantityE8, trades);
        if (sum.isLess(limit)) {
            return false;
        }
        keepExcess();
        return true;
    }

    @Override
    public boolean opensNext() {
        return crossing == Crossing.LEGACY;
    }

    @Override
    public void restart() {
        sum.clear();
    }

    @Override
    public int scan(TradeColumns trades, int from, int to) {
        var running = new ProductSum(sum); // never leaves this method, so it lies in registers
        int row = from;
        boolean less = true;
        while (row < to && less) {
            count(running, trades.priceE8[row], trades.quantityE8[row], 1);
            less = running.isLess(limit);
            row++;
        }
        sum.set(running);
        if (less) {
            return to;
        }
        keepExcess();
        return row - 1;
    }

    private void count(ProductSum total, long priceE8, long quantityE8, int trades) {
        switch (measure) {
            case TICK -> total.add(E8.ONE, trades * E8.ONE);
            case VOLUME -> total.add(E8.ONE, quantityE8);
            case DOLLAR -> total.add(priceE8, quantityE8);
        }
    }

    private void keepExcess() {
        switch (crossing) {
            case CARRY, LEGACY -> sum.reduce(limitE8);
            case RESET -> sum.clear();
        }
    }
}
