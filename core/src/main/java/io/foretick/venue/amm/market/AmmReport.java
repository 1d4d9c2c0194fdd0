package io.foretick.venue.amm.market;

/// What became of an order of ours. Amounts are whole coins in E8, rounded against us where the
/// coins have more decimals: what we get down, what we pay up, each by less than 1e-8 of a coin.
/// The accounts of the market know the coins' own units.
public sealed interface AmmReport {

    /// Which order.
    AmmOrder order();

    /// End of the block that decided it.
    long timeNs();

    /// Gas that it cost; 0 if it was in no block.
    long gasE8();

    /// Base was bought or sold.
    ///
    /// @param feeE8 the part of the price that is the pool's fee, in quote; of a sale it is valued
    ///   at the price that was got
    record Filled(
            AmmOrder.SwapBase order, long timeNs, long baseE8, long quoteE8, long feeE8, long gasE8)
            implements AmmReport {}

    /// A range is in the pool, paid for with these amounts.
    record RangeAdded(AmmOrder.AddRange order, long timeNs, long baseE8, long quoteE8, long gasE8)
            implements AmmReport {}

    /// A range is out of the pool, and what it held and earned is ours.
    ///
    /// @param baseE8 base got, fees included
    /// @param quoteE8 quote got, fees included
    record RangeRemoved(
            AmmOrder.RemoveRange order,
            long timeNs,
            long baseE8,
            long quoteE8,
            long baseFeeE8,
            long quoteFeeE8,
            long gasE8)
            implements AmmReport {}

    /// Nothing was done, and the bribe was not paid.
    record Rejected(AmmOrder order, long timeNs, Reason reason, long gasE8) implements AmmReport {}

    /// Why nothing was done.
    enum Reason {
        /// The bribe was not enough for the block.
        NOT_INCLUDED,
        /// The price was past the limit, or the amount too small; gas was paid.
        PAST_LIMIT,
        /// The contract undid it; gas was paid.
        REVERTED
    }
}
