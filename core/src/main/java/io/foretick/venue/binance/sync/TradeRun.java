package io.foretick.venue.binance.sync;

import io.foretick.market.second.TradeSink;

import java.util.Arrays;

/// Trades that wait to be stored, column by column, oldest first. Mutable, owned by one recorder.
final class TradeRun implements TradeSink {

    private long[] id = new long[1_024];
    private long[] timeNs = new long[1_024];
    private long[] priceE8 = new long[1_024];
    private long[] quantityE8 = new long[1_024];
    private boolean[] buyerIsMaker = new boolean[1_024];
    private int size;

    @Override
    public void trade(
            long tradeId,
            long tradeTimeNs,
            long tradePriceE8,
            long tradeQuantityE8,
            boolean tradeBuyerIsMaker) {
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

    /// How many wait.
    int size() {
        return size;
    }

    /// Gives the first so many away.
    void give(int count, TradeSink sink) {
        for (int at = 0; at < count; at++) {
            sink.trade(id[at], timeNs[at], priceE8[at], quantityE8[at], buyerIsMaker[at]);
        }
        drop(count);
    }

    private void drop(int count) {
        size -= count;
        System.arraycopy(id, count, id, 0, size);
        System.arraycopy(timeNs, count, timeNs, 0, size);
        System.arraycopy(priceE8, count, priceE8, 0, size);
        System.arraycopy(quantityE8, count, quantityE8, 0, size);
        System.arraycopy(buyerIsMaker, count, buyerIsMaker, 0, size);
    }

    private void grow() {
        int capacity = 2 * size;
        id = Arrays.copyOf(id, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        priceE8 = Arrays.copyOf(priceE8, capacity);
        quantityE8 = Arrays.copyOf(quantityE8, capacity);
        buyerIsMaker = Arrays.copyOf(buyerIsMaker, capacity);
    }
}
