package io.foretick.history.day;

import io.foretick.base.Digest;
import io.foretick.market.second.SecondSink;

import java.util.Arrays;

/// The closed seconds of one symbol within one UTC day, column by column, oldest first, with none
/// left out between the first and the last. Mutable while it is filled, owned by whoever fills it.
public final class SecondRows implements SecondSink {

    public static final int SECONDS_A_DAY = 86_400;

    private final long firstSecond;
    private long[] priceE8 = new long[1_024];
    private long[] quantityE8 = new long[1_024];
    private long[] buyE8 = new long[1_024];
    private int[] trades = new int[1_024];
    private long[] firstId = new long[1_024];
    private long[] lastId = new long[1_024];
    private int size;

    /// @param firstSecond epoch second of the first row to come
    public SecondRows(long firstSecond) {
        this.firstSecond = firstSecond;
    }

    /// @throws IllegalArgumentException if the second is not the next one, or of another day
    @Override
    public void second(
            long second,
            long rowPriceE8,
            long rowQuantityE8,
            long rowBuyE8,
            int rowTrades,
            long rowFirstId,
            long rowLastId) {
        if (second != endSecond() || epochDay(second) != epochDay(firstSecond)) {
            throw new IllegalArgumentException(
                    "second must be " + endSecond() + " of its day, was " + second);
        }
        if (size == priceE8.length) {
            grow();
        }
        priceE8[size] = rowPriceE8;
        quantityE8[size] = rowQuantityE8;
        buyE8[size] = rowBuyE8;
        trades[size] = rowTrades;
        firstId[size] = rowFirstId;
        lastId[size] = rowLastId;
        size++;
    }

    /// Days since the Unix epoch of an epoch second, in UTC.
    public static long epochDay(long second) {
        return Math.floorDiv(second, SECONDS_A_DAY);
    }

    /// Rows held.
    public int size() {
        return size;
    }

    /// Epoch second of the first row.
    public long firstSecond() {
        return firstSecond;
    }

    /// Epoch second after the last row.
    public long endSecond() {
        return firstSecond + size;
    }

    public long priceE8(int row) {
        return priceE8[row];
    }

    public long quantityE8(int row) {
        return quantityE8[row];
    }

    public long buyE8(int row) {
        return buyE8[row];
    }

    public int trades(int row) {
        return trades[row];
    }

    public long firstId(int row) {
        return firstId[row];
    }

    public long lastId(int row) {
        return lastId[row];
    }

    /// Digest of all rows: for each its second, price, quantity, bought quantity, trades, first and
    /// last id, in this order. Independent of how the rows are stored.
    public long digest() {
        var digest = new Digest();
        for (int row = 0; row < size; row++) {
            digest.add(firstSecond + row)
                    .add(priceE8[row])
                    .add(quantityE8[row])
                    .add(buyE8[row])
                    .add(trades[row])
                    .add(firstId[row])
                    .add(lastId[row]);
        }
        return digest.value();
    }

    /// A copy of the rows before a second.
    public SecondRows before(long second) {
        var earlier = new SecondRows(firstSecond);
        for (int row = 0; row < size && firstSecond + row < second; row++) {
            earlier.second(
                    firstSecond + row,
                    priceE8[row],
                    quantityE8[row],
                    buyE8[row],
                    trades[row],
                    firstId[row],
                    lastId[row]);
        }
        return earlier;
    }

    private void grow() {
        int capacity = Math.min(SECONDS_A_DAY, size * 4);
        priceE8 = Arrays.copyOf(priceE8, capacity);
        quantityE8 = Arrays.copyOf(quantityE8, capacity);
        buyE8 = Arrays.copyOf(buyE8, capacity);
        trades = Arrays.copyOf(trades, capacity);
        firstId = Arrays.copyOf(firstId, capacity);
        lastId = Arrays.copyOf(lastId, capacity);
    }
}
