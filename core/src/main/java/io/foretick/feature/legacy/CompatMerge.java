package io.foretick.feature.legacy;

import io.foretick.base.Times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Klines with the days' figures joined to them as the older pipeline does it: each day's figure
/// stands at the first hour of the *same* day already, up to 24 hours before it is known. Only for
/// parity. Immutable.
///
/// How it works: days are spread over the hours from the first stamp to the last, each hour taking
/// the last stamp at or before it; klines take the value of exactly their hour; then every gap is
/// filled from the row before. Times are read as ms; if any does not fit, as ns, so that files in
/// µs land in January 1970 and meet no day at all.
final class CompatMerge {

    private static final long MILLIS_MAX = Long.MAX_VALUE / Times.MILLI_NS;

    private final HourlyHistory history;
    private final List<Kline> klines;
    private final long[] timesNs;

    private CompatMerge(HourlyHistory history, List<Kline> klines, long[] timesNs) {
        this.history = history;
        this.klines = klines;
        this.timesNs = timesNs;
    }

    static CompatMerge of(HourlyHistory history) {
        boolean millis = history.klines().stream().allMatch(row -> row.openEpoch() <= MILLIS_MAX);
        long unitNs = millis ? Times.MILLI_NS : 1;
        List<Kline> klines = new ArrayList<>(history.klines());
        klines.sort(Comparator.comparingLong(Kline::openEpoch));
        long[] timesNs = klines.stream().mapToLong(row -> row.openEpoch() * unitNs).toArray();
        return new CompatMerge(history, klines, timesNs);
    }

    /// A column of the klines.
    double[] hourly(ToDoubleFunction<Kline> field) {
        return Columns.of(klines, field);
    }

    /// The value locked, NaN where there is none to join.
    double[] tvl() {
        return join(history.tvl(), TvlDay::dayNs, TvlDay::lockedUsd);
    }

    /// A column of the social figures, NaN where there is none to join.
    double[] social(ToDoubleFunction<SocialDay> figure) {
        return join(history.social(), SocialDay::dayNs, figure);
    }

    private <D> double[] join(List<D> days, ToLongFunction<D> stampNs, ToDoubleFunction<D> figure) {
        double[] joined = new double[timesNs.length];
        Arrays.fill(joined, Double.NaN);
        if (days.isEmpty()) {
            return joined;
        }
        long[] stampsNs = days.stream().mapToLong(stampNs).toArray();
        for (int row = 0; row < joined.length; row++) {
            int day = lastAtOrBefore(stampsNs, timesNs[row]);
            boolean onGrid = timesNs[row] <= hour(stampsNs[stampsNs.length - 1]);
            if (day >= 0 && onGrid && timesNs[row] == hour(timesNs[row])) {
                joined[row] = figure.applyAsDouble(days.get(day));
            }
        }
        return Columns.fillForward(joined);
    }

    private static int lastAtOrBefore(long[] stampsNs, long timeNs) {
        int found = Arrays.binarySearch(stampsNs, timeNs);
        return found >= 0 ? found : -found - 2;
    }

    private static long hour(long timeNs) {
        return Math.floorDiv(timeNs, Times.HOUR_NS) * Times.HOUR_NS;
    }
}
