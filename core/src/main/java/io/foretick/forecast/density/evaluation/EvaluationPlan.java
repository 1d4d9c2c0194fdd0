package io.foretick.forecast.density.evaluation;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

/// What is asked of the models that are evaluated.
///
/// @param fromSecond the first instant that may be forecast from, epoch seconds
/// @param toSecond nothing at or after it is looked at
/// @param ends about how many instants are forecast from, those of all coins together; each asks
///   for all fixed horizons and for the end of one market of each duration
/// @param seed of the choice of instants and markets
public record EvaluationPlan(long fromSecond, long toSecond, int ends, Seed seed) {

    /// As many as leave the error of a mean to the number of days, not to the choice of instants.
    public static final int STANDARD_ENDS = 12_000;

    public EvaluationPlan {
        Checks.notNegative(fromSecond, "fromSecond");
        Checks.inRange(toSecond, fromSecond + 1, Long.MAX_VALUE, "toSecond");
        Checks.inRange(ends, 1, 10_000_000, "ends");
    }
}
