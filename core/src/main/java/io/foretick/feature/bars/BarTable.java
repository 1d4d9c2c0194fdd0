package io.foretick.feature.bars;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarColumns.Column;

import java.util.Arrays;

/// Finished bars as estimates see them, oldest first. Immutable: arrays are copied in and out. Not
/// for matching or booking, whose numbers are whole.
public final class BarTable {

    private final long[] endNs;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] quoteVolume;
    private final double[] buyVolume;
    private final double[] trades;

    private BarTable(BarColumns bars, long[] endNs) {
        this.endNs = endNs.clone();
        this.high = column(bars, Column.HIGH_E8);
        this.low = column(bars, Column.LOW_E8);
        this.close = column(bars, Column.CLOSE_E8);
        this.volume = column(bars, Column.VOLUME_E8);
        this.quoteVolume = column(bars, Column.DOLLAR_E8);
        this.buyVolume = column(bars, Column.BUY_VOLUME_E8);
        this.trades = new double[bars.size()];
        Arrays.setAll(trades, bar -> bars.get(bar, Column.TRADES));
    }

    private BarTable(BarTable whole, int from, int to) {
        this.endNs = Arrays.copyOfRange(whole.endNs, from, to);
        this.high = Arrays.copyOfRange(whole.high, from, to);
        this.low = Arrays.copyOfRange(whole.low, from, to);
        this.close = Arrays.copyOfRange(whole.close, from, to);
        this.volume = Arrays.copyOfRange(whole.volume, from, to);
        this.quoteVolume = Arrays.copyOfRange(whole.quoteVolume, from, to);
        this.buyVolume = Arrays.copyOfRange(whole.buyVolume, from, to);
        this.trades = Arrays.copyOfRange(whole.trades, from, to);
    }

    /// Bars that were over with their last trade.
    public static BarTable of(BarColumns bars) {
        long[] endNs = new long[bars.size()];
        Arrays.setAll(endNs, bar -> bars.get(bar, Column.END_NS));
        return of(bars, endNs);
    }

    /// Bars that were over at these times, as those of the clock are only when it strikes.
    ///
    /// @param endNs from which on each bar is known whole; never falls
    public static BarTable of(BarColumns bars, long[] endNs) {
        Checks.inRange(endNs.length, bars.size(), bars.size(), "number of ends");
        for (int bar = 1; bar < endNs.length; bar++) {
            Checks.notNegative(endNs[bar] - endNs[bar - 1], "time between two ends");
        }
        return new BarTable(bars, endNs);
    }

    /// Bars `from` to `to - 1`.
    public BarTable slice(int from, int to) {
        Checks.inRange(from, 0, to, "from");
        Checks.inRange(to, from, size(), "to");
        return new BarTable(this, from, to);
    }

    /// Bars held.
    public int size() {
        return endNs.length;
    }

    /// When a bar was over.
    public long endNs(int bar) {
        return endNs[bar];
    }

    /// The last price of a bar.
    public double close(int bar) {
        return close[bar];
    }

    /// A copy of all last prices.
    public double[] closes() {
        return close.clone();
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] volume() {
        return volume;
    }

    /// Price times quantity.
    double[] quoteVolume() {
        return quoteVolume;
    }

    /// The part of the volume that buyers took.
    double[] buyVolume() {
        return buyVolume;
    }

    double[] trades() {
        return trades;
    }

    private static double[] column(BarColumns bars, Column column) {
        double[] values = new double[bars.size()];
        Arrays.setAll(values, bar -> E8.toDouble(bars.get(bar, column)));
        return values;
    }
}
