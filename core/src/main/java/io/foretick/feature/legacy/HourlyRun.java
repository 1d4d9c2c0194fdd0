package io.foretick.feature.legacy;

import io.foretick.math.series.Returns;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The columns of one run of hours without a gap. Owned by the computation of one table; its arrays
/// are handed out as they are and not written to.
final class HourlyRun {

    private final HourlyHistory history;
    private final double[] close;
    private final double[] high;
    private final double[] low;
    private final double[] volume;
    private final double[] returns;

    HourlyRun(HourlyHistory history) {
        this.history = history;
        this.close = Columns.of(history.klines(), Kline::close);
        this.high = Columns.of(history.klines(), Kline::high);
        this.low = Columns.of(history.klines(), Kline::low);
        this.volume = Columns.of(history.klines(), Kline::volume);
        this.returns = Returns.logarithmic(close);
        returns[0] = Double.NaN;
    }

    int rows() {
        return close.length;
    }

    double[] close() {
        return close;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] volume() {
        return volume;
    }

    double[] takerBuyVolume() {
        return Columns.of(history.klines(), Kline::takerBuyVolume);
    }

    /// Log returns, NaN in the first row: what lies before it is not known.
    double[] returns() {
        return returns;
    }

    /// When each hour begins.
    long[] openNs() {
        return IntStream.range(0, rows()).mapToLong(history::openNs).toArray();
    }

    DailyColumn tvl() {
        return DailyColumn.of(history.tvl(), TvlDay::dayNs, TvlDay::lockedUsd);
    }

    DailyColumn social(ToDoubleFunction<SocialDay> figure) {
        return DailyColumn.of(history.social(), SocialDay::dayNs, figure);
    }
}
