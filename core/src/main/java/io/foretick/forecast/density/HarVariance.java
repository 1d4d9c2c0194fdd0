package io.foretick.forecast.density;

import io.foretick.math.Elementary;

/// Five memories of one coin's variance, each an [EwmaVariance] with a half-life of its own. What a
/// [HarModel] reads. Mutable, owned by one thread; no method allocates.
public final class HarVariance {

    private static final double[] HALF_LIVES_SECONDS = {300, 1800, 10_800, 86_400, 345_600};

    /// How many memories there are: 5, 30, 180, 1440 and 5760 minutes.
    public static final int MEMORIES = 5;

    private final EwmaVariance[] memories = new EwmaVariance[MEMORIES];
    private final double unitVariance;

    /// Memories that have seen nothing.
    public HarVariance(Season season, CoinLevels levels, String asset) {
        double prior = levels.variancePerSecond(asset);
        for (int k = 0; k < MEMORIES; k++) {
            memories[k] = new EwmaVariance(season, HALF_LIVES_SECONDS[k], prior);
        }
        unitVariance = levels.fallbackVariancePerSecond();
    }

    /// Takes a price, as [EwmaVariance#onPrice] does.
    public void onPrice(long timeNs, double logPrice) {
        for (EwmaVariance memory : memories) {
            memory.onPrice(timeNs, logPrice);
        }
    }

    /// Fills `target` with the logarithms of the memories, from short to long, each over the
    /// variance of an unknown coin.
    public void logRatios(double[] target) {
        for (int k = 0; k < MEMORIES; k++) {
            target[k] = Elementary.log(memories[k].variancePerSecond() / unitVariance);
        }
    }
}
