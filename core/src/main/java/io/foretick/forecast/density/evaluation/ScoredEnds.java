package io.foretick.forecast.density.evaluation;

import io.foretick.market.second.SecondSeries;

import java.util.stream.LongStream;

/// The whole minutes at which a coin may be asked about. Four days at the start of each stretch of
/// data are not among them, so that a model with a long memory is not asked before it has one; a
/// stretch ends where a day or more is missing. Pure functions.
final class ScoredEnds {

    static final long MINUTE = 60;

    private static final long DAY = 86_400;
    private static final long WARMUP = 4 * DAY;

    private ScoredEnds() {}

    /// Epoch seconds, ascending.
    static long[] of(SecondSeries series, long fromSecond, long toSecond) {
        LongStream.Builder ends = LongStream.builder();
        long first = Math.ceilDiv(series.firstSecond(), MINUTE) * MINUTE + MINUTE;
        long last = Math.min(series.endSecond(), toSecond - 1);
        long begun = first - MINUTE;
        long covered = begun;
        for (long end = first; end <= last; end += MINUTE) {
            if (series.covers(end - MINUTE, end)) {
                begun = end - covered > DAY ? end - MINUTE : begun;
                covered = end;
                if (end >= fromSecond && end >= begun + WARMUP) {
                    ends.add(end);
                }
            }
        }
        return ends.build().toArray();
    }
}
