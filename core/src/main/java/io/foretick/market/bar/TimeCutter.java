package io.foretick.market.bar;

/// Ends a bar with its interval of the clock.
final class TimeCutter implements Cutter {

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final long lengthNs;
    private long endNs = NOT_BEGUN;

    TimeCutter(long lengthNs) {
        this.lengthNs = lengthNs;
    }

    @Override
    public boolean cuts(long timeNs, long priceE8, long quantityE8, long buyE8, int trades) {
        if (timeNs < endNs) {
            return false;
        }
        endNs = (Math.floorDiv(timeNs, lengthNs) + 1) * lengthNs;
        return true;
    }

    @Override
    public boolean opensNext() {
        return true;
    }

    @Override
    public void restart() {
        endNs = NOT_BEGUN;
    }
}
