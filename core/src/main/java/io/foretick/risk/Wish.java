package io.foretick.risk;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Costs;
import io.foretick.strategy.Signal;

/// What a strategy wants, in terms of what it may lose. Cuts a size to the room for losses.
///
/// @param rests whether it must not take
/// @param feeE8 the highest fee that one share can come to
record Wish(
        String strategy,
        Outcome outcome,
        Side side,
        boolean rests,
        long priceE8,
        long quantityE8,
        long feeE8) {

    static Wish of(String strategy, Signal signal, FeeSchedule fees) {
        return new Wish(
                strategy,
                signal.outcome(),
                signal.side(),
                signal.rests(),
                signal.priceE8(),
                signal.quantityE8(),
                Costs.feePerShareE8(signal.side(), signal.priceE8(), fees));
    }

    boolean sells() {
        return side == Side.SELL;
    }

    /// Shares that lose no more than this if the market pays on `winner`.
    long sharesWithin(long roomE8, Outcome winner) {
        long costE8 = costPerShareE8(winner);
        if (costE8 == 0) {
            return quantityE8;
        }
        long usableE8 = sells() ? roomE8 - 1 : roomE8; // a sale's proceeds are rounded down
        if (usableE8 <= 0) {
            return 0;
        }
        return E8.multiply(quantityE8, costE8) <= usableE8
                ? quantityE8
                : E8.divide(usableE8, costE8);
    }

    /// What a share loses for good, once it has traded at the limit, if the market pays on
    /// `winner`.
    private long costPerShareE8(Outcome winner) {
        long worthE8 = outcome == winner ? E8.ONE : 0;
        long gainE8 = sells() ? priceE8 - worthE8 : worthE8 - priceE8;
        return Math.max(0, feeE8 - gainE8);
    }
}
