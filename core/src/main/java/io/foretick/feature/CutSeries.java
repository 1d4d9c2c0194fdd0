package io.foretick.feature;

import io.foretick.market.second.SecondSeries;

/// A series as it was at an instant. It is not part of it that more has come since, and so what
/// lies beyond is answered with nonsense, which shows in whatever looks there. For checks.
///
/// @param whole what is cut
/// @param endSecond the first second that is not known
public record CutSeries(SecondSeries whole, long endSecond) implements SecondSeries {

    private static final long NONSENSE = 0x7a11_5e0f_1e55L;

    /// @throws IllegalArgumentException if `whole` does not reach that far
    public CutSeries {
        if (endSecond > whole.endSecond()) {
            throw new IllegalArgumentException(
                    "endSecond must not exceed " + whole.endSecond() + ", was " + endSecond);
        }
    }

    @Override
    public String symbol() {
        return whole.symbol();
    }

    @Override
    public long firstSecond() {
        return Math.min(whole.firstSecond(), endSecond);
    }

    @Override
    public long priceE8(long second) {
        return second < endSecond ? whole.priceE8(second) : NONSENSE;
    }

    @Override
    public double logPrice(long second) {
        return second < endSecond ? whole.logPrice(second) : Double.NaN;
    }

    @Override
    public long quantityBefore(long second) {
        return second <= endSecond ? whole.quantityBefore(second) : NONSENSE * second;
    }

    @Override
    public long varianceBefore(long second) {
        return second <= endSecond ? whole.varianceBefore(second) : NONSENSE * second;
    }

    @Override
    public boolean covers(long from, long to) {
        return to <= endSecond && whole.covers(from, to);
    }
}
