package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.venue.amm.PoolOpening;
import io.foretick.venue.amm.inclusion.Inclusion;

/// All that a simulated pool and those around it depend on, but the seed and the outside price.
/// Money is in the quote coin, which stands for dollars.
///
/// @param blockNs time between two blocks
/// @param gasE8 what one transaction of ours costs in a block, without the bribe
/// @param noisePerMinute mean arrivals of traders who do not look at the price
/// @param noiseQuote their mean notional in whole coins of quote
/// @param arbitrageShare probability that the arbitrageur acts in a block
/// @param arbitrageFirst probability that it then acts ahead of us too
/// @param inclusion how a bribe gets us into a block
public record AmmSettings(
        PoolOpening opening,
        long blockNs,
        long gasE8,
        double noisePerMinute,
        double noiseQuote,
        double arbitrageShare,
        double arbitrageFirst,
        Inclusion inclusion) {

    public AmmSettings {
        Checks.inRange(blockNs, 1_000_000, 3_600_000_000_000L, "blockNs");
        Checks.notNegative(gasE8, "gasE8");
        Checks.inRange(noisePerMinute, 0.0, 60_000.0, "noisePerMinute");
        Checks.inRange(noiseQuote, 0.0, 1e12, "noiseQuote");
        Checks.inRange(arbitrageShare, 0.0, 1.0, "arbitrageShare");
        Checks.inRange(arbitrageFirst, 0.0, 1.0, "arbitrageFirst");
    }
}
