package io.foretick.venue.lob.replay;

import io.foretick.base.E8;

/// What our fills came to, as far as we have heard of them. Exact: amounts are summed, and fees
/// taken from the sums. Owned by the [LocalSide].
final class Account {

    private final ReplaySettings.Steps steps;
    private final ReplaySettings.Fees fees;
    private long positionLots;
    private long balanceE8;
    private long makerAmountE8;
    private long takerAmountE8;
    private long fills;
    private long filledLots;

    Account(ReplaySettings.Steps steps, ReplaySettings.Fees fees) {
        this.steps = steps;
        this.fees = fees;
    }

    void on(OwnOrder order) {
        long lots = order.filledLots;
        long amountE8 = steps.amountE8(order.filledTick, lots);
        positionLots += order.buy ? lots : -lots;
        balanceE8 += order.buy ? -amountE8 : amountE8;
        if (order.maker) {
            makerAmountE8 += amountE8;
        } else {
            takerAmountE8 += amountE8;
        }
        fills++;
        filledLots += lots;
    }

    long positionLots() {
        return positionLots;
    }

    long balanceE8() {
        return balanceE8;
    }

    long feeE8() {
        return E8.multiply(makerAmountE8, fees.makerE8())
                + E8.multiply(takerAmountE8, fees.takerE8());
    }

    long fills() {
        return fills;
    }

    long filledLots() {
        return filledLots;
    }

    long amountE8() {
        return makerAmountE8 + takerAmountE8;
    }
}
