package io.foretick.forecast.density.fit;

import io.foretick.base.Checks;
import io.foretick.base.Seed;

/// How much of the data a fit takes.
///
/// @param returnsPerHorizon about how many returns the likelihood takes at each horizon
/// @param seed of the choice of those returns
public record FitPlan(int returnsPerHorizon, Seed seed) {

    /// A horizon with fewer returns than this is left out of the fit.
    static final int RETURNS_MIN = 200;

    public FitPlan {
        Checks.inRange(returnsPerHorizon, RETURNS_MIN, 1_000_000, "returnsPerHorizon");
    }

    /// Enough returns for two digits of the tail index.
    public static FitPlan standard(Seed seed) {
        return new FitPlan(5_000, seed);
    }
}
