package io.foretick.forecast.direction.density;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;
import io.foretick.market.second.BarSeries;

/// The newest closes and volumes of a coin without a gap between them, of the UTC day that runs and
/// of some before it: enough to make their [BarSeries] anew, whenever that is. Owned by one thread.
final class CandlePast implements Stateful {

    private static final long DAY_SECONDS = 86_400;

    private final int barSeconds;
    private final int daysBefore;
    private final long[] closesE8; // [candle], the oldest first
    private final long[] volumesE8; // [candle]
    private long firstSecond;
    private int size;

    /// @param barSeconds length of a candle, which divides the day
    /// @param daysBefore UTC days that are kept before the one that runs
    CandlePast(int barSeconds, int daysBefore) {
        Checks.inRange(barSeconds, 1, DAY_SECONDS, "barSeconds");
        Checks.inRange(DAY_SECONDS % barSeconds, 0, 0, "seconds of a day beyond whole candles");
        Checks.inRange(daysBefore, 1, 60, "daysBefore");
        this.barSeconds = barSeconds;
        this.daysBefore = daysBefore;
        int capacity = (int) (DAY_SECONDS / barSeconds) * (daysBefore + 1);
        this.closesE8 = new long[capacity];
        this.volumesE8 = new long[capacity];
    }

    /// Number of candles.
    int size() {
        return size;
    }

    /// Epoch second at which the oldest one begins.
    long firstSecond() {
        return firstSecond;
    }

    /// Epoch second at which the newest one ends; that of the first one's start while there is
    /// none.
    long endSecond() {
        return firstSecond + (long) size * barSeconds;
    }

    /// Forgets all; the next candle begins at this second.
    void restart(long openSecond) {
        firstSecond = openSecond;
        size = 0;
    }

    /// Takes the candle that begins where the newest one ends.
    ///
    /// @return whether the instant at its end opened another day, so that old ones may be gone
    boolean append(long closeE8, long volumeE8) {
        long day = Math.floorDiv(endSecond() + barSeconds, DAY_SECONDS);
        boolean opensDay = day != Math.floorDiv(endSecond(), DAY_SECONDS);
        if (opensDay) {
            dropBefore((day - daysBefore) * DAY_SECONDS);
        }
        closesE8[size] = closeE8;
        volumesE8[size] = volumeE8;
        size++;
        return opensDay;
    }

    /// Puts a corrected candle in the place of the newest one.
    void replaceNewest(long closeE8, long volumeE8) {
        closesE8[size - 1] = closeE8;
        volumesE8[size - 1] = volumeE8;
    }

    /// All of it as a series.
    BarSeries series(String symbol) {
        var series = new BarSeries(symbol, barSeconds);
        for (int k = 0; k < size; k++) {
            series.bar(firstSecond + (long) k * barSeconds, closesE8[k], volumesE8[k]);
        }
        return series;
    }

    /// Closes go as steps from one to the next, which are small words.
    @Override
    public void save(StateSink out) {
        out.add(firstSecond);
        out.add(size);
        long before = 0;
        for (int k = 0; k < size; k++) {
            out.add(closesE8[k] - before);
            out.add(volumesE8[k]);
            before = closesE8[k];
        }
    }

    @Override
    public void load(StateSource in) {
        firstSecond = in.nextLong();
        size = in.nextInt();
        if (size < 0 || size > closesE8.length) {
            throw new IllegalStateException(
                    closesE8.length + " candles were expected at most, found " + size);
        }
        long before = 0;
        for (int k = 0; k < size; k++) {
            before += in.nextLong();
            closesE8[k] = before;
            volumesE8[k] = in.nextLong();
        }
    }

    private void dropBefore(long second) {
        int gone = Math.clamp((second - firstSecond) / barSeconds, 0, size);
        System.arraycopy(closesE8, gone, closesE8, 0, size - gone);
        System.arraycopy(volumesE8, gone, volumesE8, 0, size - gone);
        firstSecond += (long) gone * barSeconds;
        size -= gone;
    }
}
