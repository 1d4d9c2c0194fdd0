package io.foretick.market.bar;

import io.foretick.event.Bar;

/// The bar that is being built. Mutable, owned by its [BarBuilder]; others read it during
/// [BarSink#bar] only. Apart from [Bar], the candle of a venue, because it has no length of its own
/// but ids, dollars and a buyers' side.
public final class FormingBar {

    private final ProductSum dollars = new ProductSum();
    private long trades;
    private long firstId;
    private long lastId;
    private long startNs;
    private long endNs;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE8;
    private long buyVolumeE8;

    FormingBar() {}

    /// How many trades it holds; of candles, how many candles.
    public long trades() {
        return trades;
    }

    /// Id of its first trade; of candles, the number of its first candle since the builder began.
    public long firstId() {
        return firstId;
    }

    /// Id of its last trade; of candles, the number of its last candle.
    public long lastId() {
        return lastId;
    }

    /// Time of its first trade; of seconds and candles, the start of its first one.
    public long startNs() {
        return startNs;
    }

    /// Time of its last trade; of seconds and candles, the start of its last one.
    public long endNs() {
        return endNs;
    }

    public long openE8() {
        return openE8;
    }

    public long highE8() {
        return highE8;
    }

    public long lowE8() {
        return lowE8;
    }

    public long closeE8() {
        return closeE8;
    }

    public long volumeE8() {
        return volumeE8;
    }

    /// The part of the volume that buyers took; 0 for candles, which do not tell.
    public long buyVolumeE8() {
        return buyVolumeE8;
    }

    /// Sum of price times quantity: exact inside, here rounded toward zero once.
    ///
    /// @throws ArithmeticException if it does not fit a `long`
    public long dollarE8() {
        return dollars.toE8();
    }

    boolean isEmpty() {
        return trades == 0;
    }

    void clear() {
        trades = 0;
        volumeE8 = 0;
        buyVolumeE8 = 0;
        dollars.clear();
    }

    void addTrades(
            int count,
            long rowFirstId,
            long rowLastId,
            long timeNs,
            long priceE8,
            long quantityE8,
            long buyE8) {
        extend(rowFirstId, timeNs, priceE8, priceE8, priceE8);
        lastId = rowLastId;
        closeE8 = priceE8;
        amount(count, priceE8, quantityE8, buyE8);
    }

    /// The same as one trade after the other, column by column.
    void addTrades(TradeColumns columns, int from, int to) {
        if (from == to) {
            return;
        }
        long firstPriceE8 = columns.priceE8[from];
        extend(columns.id[from], columns.timeNs[from], firstPriceE8, firstPriceE8, firstPriceE8);
        prices(columns.priceE8, from, to);
        amounts(columns, from, to);
        trades += to - from;
        lastId = columns.id[to - 1];
        endNs = columns.timeNs[to - 1];
    }

    void addCandle(long number, Bar candle) {
        extend(number, candle.startNs(), candle.openE8(), candle.highE8(), candle.lowE8());
        lastId = number;
        closeE8 = candle.closeE8();
        amount(1, candle.closeE8(), candle.volumeE8(), 0);
    }

    private void extend(long id, long timeNs, long rowOpenE8, long rowHighE8, long rowLowE8) {
        if (trades == 0) {
            firstId = id;
            startNs = timeNs;
            openE8 = rowOpenE8;
            highE8 = rowHighE8;
            lowE8 = rowLowE8;
        } else {
            highE8 = Math.max(highE8, rowHighE8);
            lowE8 = Math.min(lowE8, rowLowE8);
        }
        endNs = timeNs;
    }

    private void prices(long[] priceE8, int from, int to) {
        long high = highE8;
        long low = lowE8;
        for (int row = from; row < to; row++) {
            high = Math.max(high, priceE8[row]);
            low = Math.min(low, priceE8[row]);
        }
        highE8 = high;
        lowE8 = low;
        closeE8 = priceE8[to - 1];
    }

    private void amounts(TradeColumns columns, int from, int to) {
        var dollar = new ProductSum(dollars); // never leaves this method, so it lies in registers
        long volume = volumeE8;
        long buy = buyVolumeE8;
        for (int row = from; row < to; row++) {
            long quantityE8 = columns.quantityE8[row];
            volume = Math.addExact(volume, quantityE8);
            buy += columns.buyerIsMaker[row] ? 0 : quantityE8;
            dollar.add(columns.priceE8[row], quantityE8);
        }
        dollars.set(dollar);
        volumeE8 = volume;
        buyVolumeE8 = buy;
    }

    private void amount(int count, long priceE8, long quantityE8, long buyE8) {
        trades += count;
        volumeE8 = Math.addExact(volumeE8, quantityE8);
        buyVolumeE8 += buyE8;
        dollars.add(priceE8, quantityE8);
    }
}
