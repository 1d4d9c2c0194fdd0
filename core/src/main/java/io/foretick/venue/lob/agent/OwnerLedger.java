package io.foretick.venue.lob.agent;

import io.foretick.event.Side;

/// What each owner holds: lots, and cash in ticks times lots. Both begin at zero, and over all
/// owners both stay there. Owned by one [AgentMarket]; knows no fees.
final class OwnerLedger {

    private final long[] positionLots = new long[Owner.values().length];
    private final long[] cash = new long[Owner.values().length];

    /// Books a trade.
    ///
    /// @throws ArithmeticException if an owner's cash does not fit a `long`
    void trade(Side takerSide, int taker, int maker, long tick, long lots) {
        long bought = takerSide == Side.BUY ? lots : -lots;
        long paid = Math.multiplyExact(tick, bought);
        positionLots[taker] += bought;
        positionLots[maker] -= bought;
        cash[taker] = Math.subtractExact(cash[taker], paid);
        cash[maker] = Math.addExact(cash[maker], paid);
    }

    long positionLots(Owner owner) {
        return positionLots[owner.ordinal()];
    }

    long cash(Owner owner) {
        return cash[owner.ordinal()];
    }
}
