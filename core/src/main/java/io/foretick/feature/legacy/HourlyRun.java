package io.foretick.feature.legacy;

import io.foretick.math.series.Returns;

import java.util.stream.IntStream;

/// The columns of one run of hours without a gap. Immutable but for its arrays, which stay inside
/// the package and are not written to.
///
/// @param openNs when each hour begins
/// @param returns log returns, NaN in the first row: what lies before it is not known
record HourlyRun(
        HourlyHistory history,
        long[] openNs,
        double[] close,
        double[] high,
        double[] low,
        double[] volume,
        double[] takerBuyVolume,
        double[] returns) {

    static HourlyRun of(HourlyHistory run) {
        double[] close = Columns.of(run.klines(), Kline::close);
        double[] returns = Returns.logarithmic(close);
        returns[0] = Double.NaN;
        return new HourlyRun(
                run,
                IntStream.range(0, close.length).mapToLong(run::openNs).toArray(),
                close,
                Columns.of(run.klines(), Kline::high),
                Columns.of(run.klines(), Kline::low),
                Columns.of(run.klines(), Kline::volume),
                Columns.of(run.klines(), Kline::takerBuyVolume),
                returns);
    }

    int rows() {
        return close.length;
    }
}
