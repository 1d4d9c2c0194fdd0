package io.foretick.venue.lob;

import io.foretick.base.Checks;
import io.foretick.event.Side;

import java.util.Arrays;

/// A recorded order-book feed in columns, in the order in which it was received. Filled by one
/// thread, then only read, by any number of them.
public final class FeedRows {

    /// A level has a new quantity; 0 deletes it.
    public static final byte DEPTH = 1;

    /// A trade; the side is the taker's.
    public static final byte TRADE = 2;

    /// All levels of a side down to a price are gone.
    public static final byte CLEAR = 3;

    /// A level of a snapshot.
    public static final byte SNAPSHOT = 4;

    /// The time of a row at a place that it never reached: a row may tell only us, or only the
    /// exchange's own book, as feeds whose two clocks disagree on the order of rows are stored.
    public static final long NEVER = -1;

    private byte[] kinds;
    private boolean[] buys;
    private long[] exchangeNs;
    private long[] localNs;
    private long[] ticks;
    private long[] lots;
    private int size;

    /// An empty feed that grows beyond `capacity` if it must.
    public FeedRows(int capacity) {
        int room = Math.max(16, capacity);
        kinds = new byte[room];
        buys = new boolean[room];
        exchangeNs = new long[room];
        localNs = new long[room];
        ticks = new long[room];
        lots = new long[room];
    }

    /// A feed without rows.
    public static FeedRows none() {
        return new FeedRows(0);
    }

    /// Appends a row.
    ///
    /// @param exchange when it happened at the exchange, nanoseconds since the epoch, or [#NEVER]
    /// @param local when we received it, not before it happened, or [#NEVER]
    public void add(byte kind, Side side, long exchange, long local, long tick, long quantityLots) {
        Checks.inRange(kind, DEPTH, SNAPSHOT, "kind");
        if (local != NEVER) {
            Checks.notNegative(local - exchange, "time from exchange to us");
        } else {
            Checks.notNegative(exchange, "exchange time of a row that we never saw");
        }
        Checks.notNegative(quantityLots, "quantityLots");
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        buys[size] = side == Side.BUY;
        exchangeNs[size] = exchange;
        localNs[size] = local;
        ticks[size] = tick;
        lots[size++] = quantityLots;
    }

    public int size() {
        return size;
    }

    public byte kind(int row) {
        return kinds[row];
    }

    /// Whether the row is of the bids, or a trade that a buyer took.
    public boolean buys(int row) {
        return buys[row];
    }

    public long exchangeNs(int row) {
        return exchangeNs[row];
    }

    public long localNs(int row) {
        return localNs[row];
    }

    public long tick(int row) {
        return ticks[row];
    }

    public long lots(int row) {
        return lots[row];
    }

    private void grow() {
        int room = Math.multiplyExact(kinds.length, 2);
        kinds = Arrays.copyOf(kinds, room);
        buys = Arrays.copyOf(buys, room);
        exchangeNs = Arrays.copyOf(exchangeNs, room);
        localNs = Arrays.copyOf(localNs, room);
        ticks = Arrays.copyOf(ticks, room);
        lots = Arrays.copyOf(lots, room);
    }
}
