package io.foretick.feature.legacy;

import io.foretick.base.Times;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// One daily figure as an hour may know it: from the first hour of the next day on, and for a week
/// at most if nothing newer is published. Immutable.
final class DailyColumn {

    private static final long KNOWN_AFTER_NS = Times.DAY_NS;
    private static final long STALE_AFTER_NS = KNOWN_AFTER_NS + 7 * Times.DAY_NS;

    private final long[] daysNs;
    private final double[] figures;

    private DailyColumn(long[] daysNs, double[] figures) {
        this.daysNs = daysNs;
        this.figures = figures;
    }

    /// The days, in rising order, on which the figure was published.
    static <D> DailyColumn of(List<D> days, ToLongFunction<D> dayNs, ToDoubleFunction<D> figure) {
        List<D> published =
                days.stream().filter(day -> !Double.isNaN(figure.applyAsDouble(day))).toList();
        long[] daysNs = published.stream().mapToLong(dayNs).toArray();
        return new DailyColumn(daysNs, Columns.of(published, figure));
    }

    /// The figure known at each of these times.
    double[] known(long[] timesNs) {
        return each(
                timesNs,
                timeNs -> {
                    int day = day(timeNs);
                    return day < 0 ? Double.NaN : figures[day];
                });
    }

    /// That figure over the one published before it, minus 1; unknown after a zero.
    double[] changes(long[] timesNs) {
        return each(
                timesNs,
                timeNs -> {
                    int day = day(timeNs);
                    double change = day > 0 ? figures[day] / figures[day - 1] - 1.0 : Double.NaN;
                    return Double.isFinite(change) ? change : Double.NaN;
                });
    }

    private static double[] each(long[] timesNs, LongToDoubleFunction value) {
        return Arrays.stream(timesNs).mapToDouble(value).toArray();
    }

    /// The newest day known at a time, or a negative number.
    private int day(long timeNs) {
        int found = Arrays.binarySearch(daysNs, timeNs - KNOWN_AFTER_NS);
        int day = found >= 0 ? found : -found - 2;
        return day >= 0 && daysNs[day] + STALE_AFTER_NS >= timeNs ? day : -1;
    }
}
