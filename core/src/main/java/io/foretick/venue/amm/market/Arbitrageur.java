package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.math.CounterRandom;
import io.foretick.venue.amm.Pool;
import io.foretick.venue.amm.Swap;
import io.foretick.venue.amm.Wide;

/// Trades a pool to the edge of the band in which nothing is to be gained against an outside price:
/// `P (1 - f) <= p <= P / (1 - f)` with the pool's price p and fee f. It pays no gas and trades
/// outside without cost, so it takes all that there is to take. Owned by the market.
public final class Arbitrageur {

    private final double share;
    private final double first;
    private final CounterRandom random;
    private final Wide most = Pool.most();

    /// One that acts in this share of blocks, and in this share of those ahead of us too.
    public Arbitrageur(double share, double first, Seed seed) {
        this.share = Checks.inRange(share, 0.0, 1.0, "share");
        this.first = Checks.inRange(first, 0.0, 1.0, "first");
        random = new CounterRandom(seed);
    }

    /// Whether it acts in this block.
    public boolean isAwake(long block) {
        return random.uniform(block, 0) < share;
    }

    /// Whether it acts ahead of us in this block.
    public boolean isFirst(long block) {
        return isAwake(block) && random.uniform(block, 1) < first;
    }

    /// Takes what is to be gained; the swap tells what that was.
    ///
    /// @param outsidePrice smallest units of quote for a smallest unit of base
    public void trade(Pool pool, double outsidePrice, Swap swap) {
        Side side = pool.price() < outsidePrice ? Side.BUY : Side.SELL;
        pool.trade(side, most, outsidePrice, swap);
    }
}
