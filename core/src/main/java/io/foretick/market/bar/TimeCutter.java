package io.foretick.market.bar;

/// Ends a bar with its interval of the clock.
final class TimeCutter implements Cutter {

    private final long lengthNs;
    private long endNs = Long.MIN_VALUE;

    TimeCutter(long lengthNs) {
        this.lengthNs = lengthNs;
    }

    @Override
    public Cut cut(long timeNs, long priceE8, long quantityE8, long buyE8, int trades) {
        if (timeNs < endNs) {
            return Cut.NONE;
        }
        endNs = (Math.floorDiv(timeNs, lengthNs) + 1) * lengthNs;
        return Cut.BEFORE;
    }
}
