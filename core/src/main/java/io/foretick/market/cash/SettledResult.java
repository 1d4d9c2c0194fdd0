package io.foretick.market.cash;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;

/// What resolved markets have won and lost, in all, since the day began and since the week began,
/// both in UTC (a week begins on Monday). Mutable, owned by one account; what is still open does
/// not count, however good it looks.
public final class SettledResult {

    private static final long THURSDAYS = 3; // the epoch began on a Thursday, a week on Monday

    private long totalE8;
    private long peakE8;
    private long day = Long.MIN_VALUE;
    private long atDayStartE8;
    private long week = Long.MIN_VALUE;
    private long atWeekStartE8;

    /// Won since the beginning, less what was lost.
    public long totalE8() {
        return totalE8;
    }

    /// The highest that [#totalE8] ever was, 0 at least.
    public long peakE8() {
        return peakE8;
    }

    /// What [#totalE8] was when the day of this instant began.
    public long atDayStartE8(long nowNs) {
        return day(nowNs) > day ? totalE8 : atDayStartE8;
    }

    /// Lost since the day of this instant began, less what was won; never below zero.
    public long dayLossE8(long nowNs) {
        return Math.max(0, atDayStartE8(nowNs) - totalE8);
    }

    /// Lost since the week of this instant began, less what was won; never below zero.
    public long weekLossE8(long nowNs) {
        return week(nowNs) > week ? 0 : Math.max(0, atWeekStartE8 - totalE8);
    }

    /// A resolved market has brought this much more, or, below zero, less.
    public void add(long timeNs, long changeE8) {
        if (day(timeNs) > day) {
            day = day(timeNs);
            atDayStartE8 = totalE8;
        }
        if (week(timeNs) > week) {
            week = week(timeNs);
            atWeekStartE8 = totalE8;
        }
        totalE8 += changeE8;
        peakE8 = Math.max(peakE8, totalE8);
    }

    /// Writes all figures.
    public void save(StateSink out) {
        out.add(totalE8);
        out.add(peakE8);
        out.add(day);
        out.add(atDayStartE8);
        out.add(week);
        out.add(atWeekStartE8);
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        totalE8 = in.nextLong();
        peakE8 = in.nextLong();
        day = in.nextLong();
        atDayStartE8 = in.nextLong();
        week = in.nextLong();
        atWeekStartE8 = in.nextLong();
    }

    private static long day(long timeNs) {
        return Math.floorDiv(timeNs, Times.DAY_NS);
    }

    private static long week(long timeNs) {
        return Math.floorDiv(day(timeNs) + THURSDAYS, 7L);
    }
}
