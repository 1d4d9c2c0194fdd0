package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Direction;

import org.jspecify.annotations.Nullable;

/// What saying the newest known fact once more would have scored: a baseline of decisions. Shares
/// of nothing are NaN. Immutable.
///
/// @param n rows that have a fact before them
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
        @Nullable Direction last = null; // nothing is known before the first row
        for (Judged row : rows) {
            if (last != null) {
                n++;
                again += row.fact() == last ? 1 : 0;
                boolean action = row.moved() && last != Direction.FLAT;
                actions += action ? 1 : 0;
                right += action && row.fact() == last ? 1 : 0;
            }
            last = row.fact();
        }
        return new LastDirection(n, again / (double) n, actions, right / (double) actions);
    }
}
