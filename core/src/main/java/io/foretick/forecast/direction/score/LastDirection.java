package io.foretick.forecast.direction.score;

import org.jspecify.annotations.Nullable;

/// What saying the newest known fact once more would have scored: a baseline of decisions. A row
/// without the row of the candle before it is left out: what its market last did is not known here.
/// Shares of nothing are NaN. Immutable.
///
/// @param n rows whose candle follows that of the row before
/// @param accuracy share of them whose fact came again, `FLAT` included
/// @param actions those of them whose fact and whose fact before both are a move
/// @param actionAccuracy share of the actions whose fact came again
public record LastDirection(long n, double accuracy, long actions, double actionAccuracy) {

    /// Scores rows of one model, oldest first.
    public static LastDirection of(Iterable<Judged> rows) {
        long n = 0;
        long again = 0;
        long actions = 0;
        long right = 0;
        @Nullable Judged last = null; // nothing is known before the first row
        for (Judged row : rows) {
            if (last != null && follows(row, last)) {
                n++;
                again += row.fact() == last.fact() ? 1 : 0;
                boolean action = row.moved() && last.moved();
                actions += action ? 1 : 0;
                right += action && row.fact() == last.fact() ? 1 : 0;
            }
            last = row;
        }
        return new LastDirection(n, again / (double) n, actions, right / (double) actions);
    }

    private static boolean follows(Judged row, Judged last) {
        return row.candleStartNs() == last.candleStartNs() + row.timeframe().lengthNs();
    }
}
