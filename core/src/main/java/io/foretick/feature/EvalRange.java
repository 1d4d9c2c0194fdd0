package io.foretick.feature;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

/// The seconds that a model is judged on, always together with those it was trained on, which end
/// before. Features at its beginning may look back into what was trained on; targets lie inside.
///
/// @param train what was trained on
/// @param fromSecond the first second, not before the end of `train`
/// @param toSecond the first second after it
public record EvalRange(TrainRange train, long fromSecond, long toSecond) {

    public EvalRange {
        Checks.notNegative(fromSecond - train.toSecond(), "embargo after the range to train on");
        Checks.positive(toSecond - fromSecond, "seconds of the range to evaluate on");
    }

    /// Seconds between what was trained on and this.
    public long embargoSeconds() {
        return fromSecond - train.toSecond();
    }

    /// Instants whose future stays inside the range, drawn from a seed.
    ///
    /// @param horizonSeconds how far targets look ahead
    /// @throws IllegalArgumentException if no instant has room for it
    public EndSampler ends(long horizonSeconds, Seed seed) {
        return EndSampler.inside(fromSecond, toSecond, 0, horizonSeconds, seed);
    }
}
