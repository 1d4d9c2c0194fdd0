package io.foretick.market.bar;

import io.foretick.base.Checks;
import io.foretick.market.second.TradeSink;

import java.util.Arrays;

/// Trades of one symbol, column by column, in the order of their ids. Mutable while it is filled,
/// owned by whoever fills it.
public final class TradeColumns implements TradeSink {

    private static final int FIRST_CAPACITY = 1_024;

    long[] id;
    long[] timeNs;
    long[] priceE8;
    long[] quantityE8;
    boolean[] buyerIsMaker;
    private int size;

    /// Empty, and grows.
    public TradeColumns() {
        this(FIRST_CAPACITY);
    }

    /// Empty, with room for so many trades; grows past that.
    public TradeColumns(int capacity) {
        id = new long[capacity];
        timeNs = new long[capacity];
        priceE8 = new long[capacity];
        quantityE8 = new long[capacity];
        buyerIsMaker = new boolean[capacity];
    }

    /// Adds a trade as the last row.
    ///
    /// @throws IllegalArgumentException if the price is not positive or the quantity is negative
    @Override
    public void trade(
            long tradeId,
            long tradeTimeNs,
            long tradePriceE8,
            long tradeQuantityE8,
            boolean tradeBuyerIsMaker) {
        Checks.positive(tradePriceE8, "priceE8");
        Checks.notNegative(tradeQuantityE8, "quantityE8");
        if (size == id.length) {
            grow();
        }
        id[size] = tradeId;
        timeNs[size] = tradeTimeNs;
        priceE8[size] = tradePriceE8;
        quantityE8[size] = tradeQuantityE8;
        buyerIsMaker[size] = tradeBuyerIsMaker;
        size++;
    }

    /// Trades held.
    public int size() {
        return size;
    }

    /// Forgets all trades and keeps the room.
    public void clear() {
        size = 0;
    }

    public long id(int row) {
        return id[row];
    }

    public long timeNs(int row) {
        return timeNs[row];
    }

    public long priceE8(int row) {
        return priceE8[row];
    }

    public long quantityE8(int row) {
        return quantityE8[row];
    }

    public boolean buyerIsMaker(int row) {
        return buyerIsMaker[row];
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, Math.multiplyExact(size, 2));
        id = Arrays.copyOf(id, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        priceE8 = Arrays.copyOf(priceE8, capacity);
        quantityE8 = Arrays.copyOf(quantityE8, capacity);
        buyerIsMaker = Arrays.copyOf(buyerIsMaker, capacity);
    }
}
