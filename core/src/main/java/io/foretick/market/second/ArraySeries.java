package io.foretick.market.second;

import io.foretick.base.E8;
import io.foretick.math.Elementary;

import java.util.Arrays;

/// A series in memory that grows by a second at a time, in amortised constant time. For days, not
/// years: a year takes over a gigabyte. Mutable, owned by one thread, which also reads it.
///
/// How it works: a row for each second holds the price, its logarithm's bits and both sums up to
/// the end of the second; one row of zeros comes before. So what is known at an instant lies in one
/// row. Where seconds are left out the price is carried, and they are counted as absent; no return
/// is taken from one side of a gap to the other.
public final class ArraySeries implements SecondSeries, SecondSink {

    private static final int LOG_PRICE = 0; // beside the quantity: features read these two
    private static final int QUANTITY = 1;
    private static final int VARIANCE = 2;
    private static final int PRICE = 3;
    private static final int ROW = 4;
    private static final int FIRST_CAPACITY = 1_024;

    private final String symbol;
    private long firstSecond;
    private int seconds;
    private long[] rows = new long[ROW * FIRST_CAPACITY];
    private int[] absentBefore = new int[FIRST_CAPACITY];

    /// An empty series; it begins with the first second that it is given.
    public ArraySeries(String symbol) {
        this.symbol = symbol;
    }

    /// @throws IllegalArgumentException if the second is already held
    @Override
    public void second(
            long second,
            long priceE8,
            long quantityE8,
            long buyE8,
            int trades,
            long firstId,
            long lastId) {
        if (seconds == 0) {
            firstSecond = second;
        }
        if (second < endSecond()) {
            throw new IllegalArgumentException(
                    "second must not lie before " + endSecond() + ", was " + second);
        }
        boolean afterGap = second > endSecond();
        while (endSecond() < second) {
            append(priceE8(endSecond() - 1), 0, 0, 1);
        }
        double logPrice = logOf(priceE8);
        boolean hasReturn = seconds > 0 && !afterGap;
        double returnLog = hasReturn ? logPrice - logPrice(second - 1) : 0;
        append(priceE8, quantityE8, squaredUnits(returnLog), 0);
    }

    /// The logarithm that a price goes by in every series.
    public static double logOf(long priceE8) {
        return Elementary.log(E8.toDouble(priceE8));
    }

    /// The square of a log return in [SecondSeries#VARIANCE_UNIT], rounded as in every series.
    public static long squaredUnits(double returnLog) {
        return Math.round(returnLog * returnLog / VARIANCE_UNIT);
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public long firstSecond() {
        return firstSecond;
    }

    @Override
    public long endSecond() {
        return firstSecond + seconds;
    }

    @Override
    public long priceE8(long second) {
        return rows[rowAt(second + 1) + PRICE];
    }

    @Override
    public double logPrice(long second) {
        return Double.longBitsToDouble(rows[rowAt(second + 1) + LOG_PRICE]);
    }

    @Override
    public long quantityBefore(long second) {
        return rows[rowAt(second) + QUANTITY];
    }

    @Override
    public long varianceBefore(long second) {
        return rows[rowAt(second) + VARIANCE];
    }

    @Override
    public boolean covers(long from, long to) {
        return from >= firstSecond
                && from <= to
                && to <= endSecond()
                && absentBefore[index(to)] == absentBefore[index(from)];
    }

    private void append(long priceE8, long quantityE8, long variance, int absent) {
        if (seconds + 1 == absentBefore.length) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(2, rows.length));
            absentBefore = Arrays.copyOf(absentBefore, 2 * absentBefore.length);
        }
        int before = ROW * seconds;
        int row = before + ROW;
        rows[row + PRICE] = priceE8;
        rows[row + LOG_PRICE] = Double.doubleToRawLongBits(logOf(priceE8));
        rows[row + QUANTITY] = rows[before + QUANTITY] + quantityE8;
        rows[row + VARIANCE] = rows[before + VARIANCE] + variance;
        absentBefore[seconds + 1] = absentBefore[seconds] + absent;
        seconds++;
    }

    /// The row of what is known at an instant.
    private int rowAt(long instant) {
        return ROW * index(instant);
    }

    private int index(long second) {
        return (int) (second - firstSecond);
    }
}
