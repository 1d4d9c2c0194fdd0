package io.foretick.forecast.density.network;

import io.foretick.base.Times;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HarVariance;
import io.foretick.market.second.PairName;
import io.foretick.market.second.SecondSeries;

/// The memories of variance that an anchor has of one coin at an instant, as a function of the
/// recorded past and the instant alone: they are led along the closes of minutes from thirty days
/// before the UTC day of the instant. Within a day it goes on where it was; owned by one thread.
public final class AnchorMemory {

    private static final long MINUTE = 60;
    private static final long DAY = 86_400;
    private static final long REACH_DAYS = 30;

    private final HarModel anchor;
    private final SecondSeries series;
    private HarVariance memories;
    private long day = Long.MIN_VALUE;
    private long nextClose;

    public AnchorMemory(HarModel anchor, SecondSeries series) {
        this.anchor = anchor;
        this.series = series;
        this.memories = fresh();
    }

    /// Fills the first numbers of `target` with the memories at the last whole minute up to the
    /// instant, as [HarVariance#logRatios] does.
    public void at(long endSecond, double[] target) {
        long today = Math.floorDiv(endSecond, DAY);
        if (today != day || endSecond < nextClose - MINUTE) {
            day = today;
            memories = fresh();
            long first = Math.ceilDiv(series.firstSecond(), MINUTE) * MINUTE;
            nextClose = Math.max(first, (today - REACH_DAYS) * DAY) + MINUTE;
        }
        while (nextClose <= endSecond) {
            if (series.covers(nextClose - MINUTE, nextClose)) {
                memories.onPrice(nextClose * Times.SECOND_NS, series.logPrice(nextClose - 1));
            }
            nextClose += MINUTE;
        }
        memories.logRatios(target);
    }

    private HarVariance fresh() {
        return new HarVariance(anchor.season(), anchor.levels(), PairName.asset(series.symbol()));
    }
}
