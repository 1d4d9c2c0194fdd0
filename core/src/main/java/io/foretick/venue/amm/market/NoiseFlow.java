package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.math.CounterRandom;

/// Traders who need a coin and do not look at the price: they arrive by a Poisson process, buy or
/// sell with even odds, and their notionals are exponential. Each draw depends on the seed, the
/// block and the trader's number in it alone. Immutable.
public final class NoiseFlow {

    private static final int DRAWS = 2; // of each trader

    private final double perBlock;
    private final double notionalMean;
    private final CounterRandom random;

    /// A flow of so many traders a block.
    ///
    /// @param notionalMean in the unit that notionals are wanted in
    public NoiseFlow(double perBlock, double notionalMean, Seed seed) {
        this.perBlock = Checks.inRange(perBlock, 0.0, 1e6, "perBlock");
        this.notionalMean = Checks.inRange(notionalMean, 0.0, Double.MAX_VALUE, "notionalMean");
        random = new CounterRandom(seed);
    }

    /// How many traders there are in this block.
    public int arrivals(long block) {
        return random.poisson(perBlock, block, 0);
    }

    /// What a trader wants, from number 0 on.
    public Side side(long block, int trader) {
        return random.uniform(block, DRAWS * trader + 1) < 0.5 ? Side.BUY : Side.SELL;
    }

    /// How much it trades.
    public double notional(long block, int trader) {
        return random.exponential(notionalMean, block, DRAWS * trader + 2);
    }
}
