package io.foretick.feature;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

/// The seconds that a model and its constants may be fitted on. What it is judged on can only be
/// made from here, with [#evaluatedOn], so that the two never overlap.
///
/// @param fromSecond the first second
/// @param toSecond the first second after it
public record TrainRange(long fromSecond, long toSecond) {

    public TrainRange {
        Checks.positive(toSecond - fromSecond, "seconds of the range to train on");
    }

    /// The range to judge on: begins where the embargo after this one ends.
    ///
    /// @param embargoSeconds left out in between; the longest horizon, at least
    /// @param toSecond the first second after it
    public EvalRange evaluatedOn(long embargoSeconds, long toSecond) {
        long from = this.toSecond + Checks.notNegative(embargoSeconds, "embargoSeconds");
        return new EvalRange(this, from, toSecond);
    }

    /// Instants whose past and future stay inside the range, drawn from a seed.
    ///
    /// @param reachSeconds how far features look back
    /// @param horizonSeconds how far targets look ahead; 0 where there are none
    /// @throws IllegalArgumentException if no instant has room for both
    public EndSampler ends(long reachSeconds, long horizonSeconds, Seed seed) {
        return EndSampler.inside(fromSecond, toSecond, reachSeconds, horizonSeconds, seed);
    }
}
