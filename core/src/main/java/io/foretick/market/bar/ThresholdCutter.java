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
    public Cut cut(long timeNs, long priceE8, long quantityE8, long buyE8, int trades) {
        switch (measure) {
            case TICK -> sum.add(E8.ONE, trades * E8.ONE);
            case VOLUME -> sum.add(E8.ONE, quantityE8);
            case DOLLAR -> sum.add(priceE8, quantityE8);
        }
        return sum.isLess(limit) ? Cut.NONE : crossed();
    }

    private Cut crossed() {
        switch (crossing) {
            case CARRY, LEGACY -> sum.reduce(limitE8);
            case RESET -> sum.clear();
        }
        return crossing == Crossing.LEGACY ? Cut.BEFORE : Cut.AFTER;
    }
}
