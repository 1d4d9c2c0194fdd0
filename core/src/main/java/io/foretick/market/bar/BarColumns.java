package io.foretick.market.bar;

import java.util.Arrays;
import java.util.Locale;

/// Bars, column by column, oldest first: what a sink keeps of them. Mutable while it is filled,
/// owned by whoever fills it.
public final class BarColumns implements BarSink {

    private static final int COLUMNS = Column.values().length;
    private static final int FIRST_CAPACITY = 64;

    /// The columns, in the order in which files hold them.
    public enum Column {
        FIRST_ID,
        LAST_ID,
        START_NS,
        END_NS,
        OPEN_E8,
        HIGH_E8,
        LOW_E8,
        CLOSE_E8,
        VOLUME_E8,
        DOLLAR_E8,
        TRADES,
        BUY_VOLUME_E8;

        /// As files call it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private long[] values = new long[FIRST_CAPACITY * COLUMNS]; // [bar][column], row-major
    private int size;

    @Override
    public void bar(FormingBar bar) {
        if ((size + 1) * COLUMNS > values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(values.length, 2));
        }
        put(Column.FIRST_ID, bar.firstId());
        put(Column.LAST_ID, bar.lastId());
        put(Column.START_NS, bar.startNs());
        put(Column.END_NS, bar.endNs());
        put(Column.OPEN_E8, bar.openE8());
        put(Column.HIGH_E8, bar.highE8());
        put(Column.LOW_E8, bar.lowE8());
        put(Column.CLOSE_E8, bar.closeE8());
        put(Column.VOLUME_E8, bar.volumeE8());
        put(Column.DOLLAR_E8, bar.dollarE8());
        put(Column.TRADES, bar.trades());
        put(Column.BUY_VOLUME_E8, bar.buyVolumeE8());
        size++;
    }

    /// Bars held.
    public int size() {
        return size;
    }

    /// Forgets all bars and keeps the room.
    public void clear() {
        size = 0;
    }

    /// A value of a bar.
    public long get(int bar, Column column) {
        return values[bar * COLUMNS + column.ordinal()];
    }

    private void put(Column column, long value) {
        values[size * COLUMNS + column.ordinal()] = value;
    }
}
