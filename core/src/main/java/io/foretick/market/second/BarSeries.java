package io.foretick.market.second;

import io.foretick.base.Checks;

import java.util.Arrays;

/// A past of which only the ends of bars are known: klines, or longer seconds. It answers as a
/// series of seconds does whose price and volume change at the end of each bar, so that features
/// and models read both alike. Mutable, owned by one thread; what was appended does not change.
///
/// How it works: a row for each bar from the first on, present or not; a row of zeros comes before.
/// Over a gap the price is carried, and no return is taken from one side of it to the other.
public final class BarSeries implements SecondSeries {

    private static final int FIRST_CAPACITY = 1_024;

    private final String symbol;
    private final int barSeconds;
    private long firstBar;
    private int bars;
    private long[] priceE8 = new long[FIRST_CAPACITY];
    private double[] logPrice = new double[FIRST_CAPACITY];
    private long[] quantity = new long[FIRST_CAPACITY];
    private long[] variance = new long[FIRST_CAPACITY];
    private int[] absent = new int[FIRST_CAPACITY];

    /// An empty series; it begins with the first bar that it is given.
    ///
    /// @param barSeconds length of a bar
    public BarSeries(String symbol, int barSeconds) {
        this.symbol = symbol;
        this.barSeconds = (int) Checks.positive(barSeconds, "barSeconds");
    }

    /// Appends a bar; bars left out before it are a gap.
    ///
    /// @param openSecond epoch second at which it begins, a multiple of its length
    /// @param closeE8 last price in 1e-8
    /// @param quantityE8 traded in it
    /// @throws IllegalArgumentException if it does not begin at or after the end of the last one
    public void bar(long openSecond, long closeE8, long quantityE8) {
        Checks.positive(closeE8, "closeE8");
        Checks.notNegative(quantityE8, "quantityE8");
        Checks.inRange(openSecond % barSeconds, 0, 0, "seconds past the start of a bar");
        long bar = openSecond / barSeconds;
        if (bars == 0) {
            firstBar = bar;
        }
        Checks.inRange(bar, firstBar + bars, Long.MAX_VALUE, "bar");
        boolean hasReturn = bars > 0 && bar == firstBar + bars;
        while (firstBar + bars < bar) {
            append(priceE8[bars], 0, 0, 1);
        }
        double log = ArraySeries.logOf(closeE8);
        double returnLog = hasReturn ? log - logPrice[bars] : 0;
        append(closeE8, quantityE8, ArraySeries.squaredUnits(returnLog), 0);
    }

    /// Length of a bar.
    public int barSeconds() {
        return barSeconds;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public long firstSecond() {
        return firstBar * barSeconds;
    }

    @Override
    public long endSecond() {
        return (firstBar + bars) * barSeconds;
    }

    @Override
    public long priceE8(long second) {
        return priceE8[index(second + 1)];
    }

    @Override
    public double logPrice(long second) {
        return logPrice[index(second + 1)];
    }

    @Override
    public long quantityBefore(long second) {
        return quantity[index(second)];
    }

    @Override
    public long varianceBefore(long second) {
        return variance[index(second)];
    }

    @Override
    public boolean covers(long from, long to) {
        return from >= firstSecond()
                && from <= to
                && to <= endSecond()
                && absent[index(from)] == absent[index(to + barSeconds - 1)];
    }

    private void append(long price, long quantityE8, long squaredUnits, int absentBars) {
        if (bars + 1 == priceE8.length) {
            int capacity = Math.multiplyExact(2, priceE8.length);
            priceE8 = Arrays.copyOf(priceE8, capacity);
            logPrice = Arrays.copyOf(logPrice, capacity);
            quantity = Arrays.copyOf(quantity, capacity);
            variance = Arrays.copyOf(variance, capacity);
            absent = Arrays.copyOf(absent, capacity);
        }
        priceE8[bars + 1] = price;
        logPrice[bars + 1] = ArraySeries.logOf(price);
        quantity[bars + 1] = quantity[bars] + quantityE8;
        variance[bars + 1] = variance[bars] + squaredUnits;
        absent[bars + 1] = absent[bars] + absentBars;
        bars++;
    }

    /// The row of what is known at an instant: how many bars have ended.
    private int index(long instant) {
        return (int) (Math.floorDiv(instant, barSeconds) - firstBar);
    }
}
