package io.foretick.strategy.making;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.event.Side;

/// Where a maker's money comes from, in exact 1e-8 dollars: spread, inventory, fees, hedge and
/// bribes, which always add up to the change of equity, digit by digit. Owned by whoever drives the
/// maker, on one thread; it starts without money and may go below zero.
///
/// How it works: a position has one value in integers, `value(quantity, fair)`. A fill earns as
/// *spread* what the position's value rose by less what was paid; a new fair value earns as
/// *inventory* what the value of the same position changed by. Each step adds the very change of
/// equity to one part, so the sums cannot drift, however the products were rounded. The hedge is a
/// position of its own, which may be in the same instrument or another.
public final class MakerLedger {

    private long positionE8;
    private long fairE8;
    private boolean marked;
    private long hedgePositionE8;
    private long hedgeFairE8;
    private boolean hedgeMarked;
    private long cashE8;
    private long spreadE8;
    private long inventoryE8;
    private long feesE8;
    private long hedgeE8;
    private long bribesE8;

    /// The instrument is now worth `fairE8`. Needed before the first fill.
    public void mark(long fairE8) {
        long beforeE8 = E8.multiply(positionE8, this.fairE8);
        long changeE8 = Math.subtractExact(E8.multiply(positionE8, fairE8), beforeE8);
        inventoryE8 = Math.addExact(inventoryE8, changeE8);
        this.fairE8 = fairE8;
        marked = true;
    }

    /// The hedge's instrument is now worth `fairE8`. Needed before the first hedge.
    public void markHedge(long fairE8) {
        long beforeE8 = E8.multiply(hedgePositionE8, hedgeFairE8);
        long changeE8 = Math.subtractExact(E8.multiply(hedgePositionE8, fairE8), beforeE8);
        hedgeE8 = Math.addExact(hedgeE8, changeE8);
        hedgeFairE8 = fairE8;
        hedgeMarked = true;
    }

    /// A quote of ours was met.
    ///
    /// @param feeE8 what it cost, negative for a rebate
    public void fill(Side side, long priceE8, long quantityE8, long feeE8) {
        Checks.positive(quantityE8, "quantityE8");
        long amountE8 = E8.multiply(priceE8, quantityE8);
        switch (side) {
            case BUY -> exchange(quantityE8, -amountE8, feeE8);
            case SELL -> exchange(-quantityE8, amountE8, feeE8);
        }
    }

    /// Quantity and money changed hands, positive what came in. For pools, where both are known and
    /// the price is not.
    ///
    /// @param feeE8 what it cost besides, negative for a rebate
    public void exchange(long quantityE8, long moneyE8, long feeE8) {
        checkMarked(marked, "fill");
        long afterE8 = Math.addExact(positionE8, quantityE8);
        long gainedE8 =
                Math.subtractExact(E8.multiply(afterE8, fairE8), E8.multiply(positionE8, fairE8));
        spreadE8 = Math.addExact(spreadE8, Math.addExact(moneyE8, gainedE8));
        cashE8 = Math.addExact(cashE8, moneyE8);
        positionE8 = afterE8;
        gas(feeE8);
    }

    /// A trade that hedges; what it costs, its fee included, counts as hedge.
    public void hedge(Side side, long priceE8, long quantityE8, long feeE8) {
        checkMarked(hedgeMarked, "hedge");
        Checks.positive(quantityE8, "quantityE8");
        long amountE8 = E8.multiply(priceE8, quantityE8);
        boolean buys = side == Side.BUY;
        long afterE8 = Math.addExact(hedgePositionE8, buys ? quantityE8 : -quantityE8);
        long moneyE8 = Math.subtractExact(buys ? -amountE8 : amountE8, feeE8);
        long beforeE8 = E8.multiply(hedgePositionE8, hedgeFairE8);
        long gainedE8 = Math.subtractExact(E8.multiply(afterE8, hedgeFairE8), beforeE8);
        hedgeE8 = Math.addExact(hedgeE8, Math.addExact(moneyE8, gainedE8));
        cashE8 = Math.addExact(cashE8, moneyE8);
        hedgePositionE8 = afterE8;
    }

    /// Paid for a transaction, or any fee by itself; counts among the fees.
    public void gas(long costE8) {
        feesE8 = Math.subtractExact(feesE8, costE8);
        cashE8 = Math.subtractExact(cashE8, costE8);
    }

    /// Paid for inclusion.
    public void bribe(long costE8) {
        bribesE8 = Math.subtractExact(bribesE8, costE8);
        cashE8 = Math.subtractExact(cashE8, costE8);
    }

    private static void checkMarked(boolean isMarked, String what) {
        if (!isMarked) {
            throw new IllegalStateException("a " + what + " before the first fair value");
        }
    }

    /// Money, and both positions at their fair values: the profit since the beginning.
    public long equityE8() {
        long valueE8 = E8.multiply(positionE8, fairE8);
        long hedgeValueE8 = E8.multiply(hedgePositionE8, hedgeFairE8);
        return Math.addExact(cashE8, Math.addExact(valueE8, hedgeValueE8));
    }

    /// Quantity from quotes, without the hedge; negative when short.
    public long positionE8() {
        return positionE8;
    }

    /// Quantity from hedges.
    public long hedgePositionE8() {
        return hedgePositionE8;
    }

    /// The last fair value, 0 before the first.
    public long fairE8() {
        return fairE8;
    }

    /// Money that came in less money that went out.
    public long cashE8() {
        return cashE8;
    }

    /// Price against the fair value, over all fills.
    public long spreadE8() {
        return spreadE8;
    }

    /// What the position gained while the fair value moved.
    public long inventoryE8() {
        return inventoryE8;
    }

    /// Fees, rebates and gas, negative when paid.
    public long feesE8() {
        return feesE8;
    }

    /// All that hedges gained and cost.
    public long hedgeE8() {
        return hedgeE8;
    }

    /// What was paid for inclusion, at most 0.
    public long bribesE8() {
        return bribesE8;
    }
}
