package io.foretick.lab.data;

import io.foretick.base.E8;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.market.second.PairName;
import io.foretick.market.second.SecondSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a series into its one-minute closes, which econometric models are fitted to. A minute that
/// is not held whole is missing, and where a day or more is missing a new series begins. Used once.
public final class MinuteCloses {

    private static final long MINUTE = 60;
    private static final long GAP_MINUTES = 1440;

    private final SecondSeries series;
    private final List<MinuteSeries> cut = new ArrayList<>();
    private long[] closeMinutes = new long[4096];
    private double[] closes = new double[4096];
    private int count;

    private MinuteCloses(SecondSeries series) {
        this.series = series;
    }

    /// The closes that are known at `fromSecond` or later, and before `toSecond`.
    ///
    /// @param series of bars no longer than a minute
    /// @return oldest first; empty where there is none
    public static List<MinuteSeries> between(SecondSeries series, long fromSecond, long toSecond) {
        return new MinuteCloses(series).cut(fromSecond, toSecond);
    }

    private List<MinuteSeries> cut(long fromSecond, long toSecond) {
        long from = Math.max(fromSecond, series.firstSecond() + MINUTE);
        long to = Math.min(toSecond, series.endSecond() + 1);
        for (long minute = Math.ceilDiv(from, MINUTE); minute * MINUTE < to; minute++) {
            long second = minute * MINUTE;
            if (series.covers(second - MINUTE, second)) {
                take(minute, E8.toDouble(series.priceE8(second - 1)));
            }
        }
        finish();
        return List.copyOf(cut);
    }

    private void take(long minute, double close) {
        if (count > 0 && minute - closeMinutes[count - 1] > GAP_MINUTES) {
            finish();
        }
        if (count == closes.length) {
            closeMinutes = Arrays.copyOf(closeMinutes, 2 * count);
            closes = Arrays.copyOf(closes, 2 * count);
        }
        closeMinutes[count] = minute;
        closes[count] = close;
        count++;
    }

    private void finish() {
        if (count > 0) {
            cut.add(
                    MinuteSeries.of(
                            PairName.asset(series.symbol()),
                            Arrays.copyOf(closeMinutes, count),
                            Arrays.copyOf(closes, count)));
            count = 0;
        }
    }
}
