package io.foretick.strategy.making;

import io.foretick.base.E8;
import io.foretick.event.Side;

/// Position of one instrument at average cost, in exact 1e-8. Owned by whoever books its fills, on
/// one thread. Fees are not its business: [MakerLedger] counts them.
///
/// How it works: the cost of what is held carries the position's sign, as if it were money in a
/// drawer. A fill that adds to the position adds its amount to the drawer; one that reduces it
/// takes out the same share of the drawer as of the position, and the difference to its amount is
/// realised; one that goes through zero does both, its amount split in proportion. What rounding
/// cuts off stays in the drawer, so `realised + unrealised = cash + value` holds to the last digit.
public final class InventoryBook {

    private long positionE8;
    private long costE8;
    private long cashE8;
    private long realisedE8;

    /// Books a fill at a price.
    ///
    /// @throws ArithmeticException if an amount does not fit a `long`
    public void fill(Side side, long priceE8, long quantityE8) {
        long amountE8 = E8.multiply(priceE8, quantityE8);
        switch (side) {
            case BUY -> exchange(quantityE8, -amountE8);
            case SELL -> exchange(-quantityE8, amountE8);
        }
    }

    /// Books what came in and went out: quantity and money, positive what came in. For pools, where
    /// both are known and the price is not.
    ///
    /// @throws ArithmeticException if a sum does not fit a `long`
    public void exchange(long quantityE8, long moneyE8) {
        cashE8 = Math.addExact(cashE8, moneyE8);
        boolean adds = positionE8 == 0 || quantityE8 == 0 || positionE8 > 0 == quantityE8 > 0;
        if (adds) {
            costE8 = Math.subtractExact(costE8, moneyE8);
            positionE8 = Math.addExact(positionE8, quantityE8);
        } else if (Math.abs(quantityE8) <= Math.abs(positionE8)) {
            reduce(quantityE8, moneyE8);
        } else {
            long closing = -positionE8;
            long closingMoneyE8 = E8.multiplyDivide(moneyE8, closing, quantityE8);
            reduce(closing, closingMoneyE8);
            positionE8 = Math.subtractExact(quantityE8, closing);
            costE8 = -Math.subtractExact(moneyE8, closingMoneyE8);
        }
    }

    private void reduce(long quantityE8, long moneyE8) {
        long shareE8 = E8.multiplyDivide(costE8, -quantityE8, positionE8);
        realisedE8 = Math.addExact(realisedE8, Math.subtractExact(moneyE8, shareE8));
        costE8 -= shareE8;
        positionE8 += quantityE8;
    }

    /// Quantity held, negative when short.
    public long positionE8() {
        return positionE8;
    }

    /// What the position cost, negative when short: what the sale brought.
    public long costE8() {
        return costE8;
    }

    /// Price at which the position was entered on average, 0 without one.
    public long averagePriceE8() {
        return positionE8 == 0 ? 0 : E8.divide(costE8, positionE8);
    }

    /// Money that came in less money that went out.
    public long cashE8() {
        return cashE8;
    }

    /// Profit of what was closed.
    public long realisedE8() {
        return realisedE8;
    }

    /// Profit of what is open if it were worth `priceE8`.
    public long unrealisedE8(long priceE8) {
        return Math.subtractExact(E8.multiply(positionE8, priceE8), costE8);
    }
}
