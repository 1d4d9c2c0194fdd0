package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.event.Side;

/// A transaction of ours that waits for the next block. Prices are whole coins of quote for one of
/// base; amounts are whole coins in E8.
public sealed interface AmmOrder {

    /// Names the order; given by whoever sends it.
    long id();

    /// What is paid to be included; paid only if the transaction is in and does not revert.
    long bribeE8();

    /// Buys or sells base until the amount is reached, or the next unit would be past the limit,
    /// the pool's fee included.
    record SwapBase(long id, Side side, long baseE8Max, double limitPrice, long bribeE8)
            implements AmmOrder {

        public SwapBase {
            Checks.positive(baseE8Max, "baseE8Max");
            Checks.inRange(limitPrice, 0.0, Double.MAX_VALUE, "limitPrice");
            Checks.notNegative(bribeE8, "bribeE8");
        }
    }

    /// Puts at most these amounts into a range of a pool of ranges, its ends moved down to usable
    /// ticks. The order's id names the range.
    record AddRange(
            long id,
            double lowPrice,
            double highPrice,
            long baseE8Max,
            long quoteE8Max,
            long bribeE8)
            implements AmmOrder {

        public AddRange {
            Checks.inRange(lowPrice, Double.MIN_NORMAL, highPrice, "lowPrice");
            Checks.notNegative(baseE8Max, "baseE8Max");
            Checks.notNegative(quoteE8Max, "quoteE8Max");
            Checks.notNegative(bribeE8, "bribeE8");
        }
    }

    /// Takes a range out with all its fees.
    record RemoveRange(long id, long rangeId, long bribeE8) implements AmmOrder {

        public RemoveRange {
            Checks.notNegative(bribeE8, "bribeE8");
        }
    }
}
