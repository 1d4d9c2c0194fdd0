package io.foretick.market.cash;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Our collateral by how sure it is. Mutable, owned by one account; not for tokens.
///
/// How it works: every amount is in one class, so that confirmed − spent + received + redeemable is
/// all cash. Money of a trade is spent or received until its settlement, then confirmed; the payout
/// of a resolved market is redeemable until it is redeemed, then confirmed. What may be used anew
/// is confirmed less spent less reserved: what is still to come never counts.
public final class CashBook {

    private long startE8;
    private long confirmedE8;
    private long spentE8;
    private long receivedE8;
    private long redeemableE8;
    private long reservedE8;

    public CashBook(long startE8) {
        this.startE8 = startE8;
        this.confirmedE8 = startE8;
    }

    /// Money brought in less what was taken out: the cash to begin with, what came and went besides
    /// trades, and what adopted tokens count as having cost.
    public long startE8() {
        return startE8;
    }

    /// All cash, whatever its class.
    public long totalE8() {
        return walletE8() + redeemableE8;
    }

    /// What the venue shows once all trades are settled: all cash but the redeemable.
    public long walletE8() {
        return confirmedE8 - spentE8 + receivedE8;
    }

    /// Settled for good, before what unsettled trades have spent of it.
    public long confirmedE8() {
        return confirmedE8;
    }

    /// Paid in trades that no chain has settled yet.
    public long spentE8() {
        return spentE8;
    }

    /// Received in trades that no chain has settled yet.
    public long receivedE8() {
        return receivedE8;
    }

    /// Owed by resolved markets.
    public long redeemableE8() {
        return redeemableE8;
    }

    /// What open orders may still take.
    public long reservedE8() {
        return reservedE8;
    }

    /// What a new order may use.
    public long freeE8() {
        return confirmedE8 - spentE8 - reservedE8;
    }

    /// Money is brought in, or, below zero, taken out.
    public void bring(long amountE8) {
        startE8 += amountE8;
        confirmedE8 += amountE8;
    }

    /// An order may take this much, or, below zero, no longer may.
    public void reserve(long amountE8) {
        reservedE8 += amountE8;
    }

    /// Books the money of a trade: above zero received, below zero paid.
    public void trade(long flowE8, boolean settled) {
        if (settled) {
            confirmedE8 += flowE8;
        } else if (flowE8 < 0) {
            spentE8 -= flowE8;
        } else {
            receivedE8 += flowE8;
        }
    }

    /// Takes back what [#trade] booked with the same words.
    public void undoTrade(long flowE8, boolean settled) {
        if (settled) {
            confirmedE8 -= flowE8;
        } else if (flowE8 < 0) {
            spentE8 += flowE8;
        } else {
            receivedE8 -= flowE8;
        }
    }

    /// A resolved market owes this much more, or, below zero, less.
    public void owe(long amountE8) {
        redeemableE8 += amountE8;
    }

    /// What was owed has been paid.
    public void redeem(long amountE8) {
        redeemableE8 -= amountE8;
        confirmedE8 += amountE8;
    }

    /// Money of a resolved market comes or goes that nobody owed.
    public void pay(long amountE8) {
        confirmedE8 += amountE8;
    }

    /// Writes all amounts.
    public void save(StateSink out) {
        out.add(startE8);
        out.add(confirmedE8);
        out.add(spentE8);
        out.add(receivedE8);
        out.add(redeemableE8);
        out.add(reservedE8);
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        startE8 = in.nextLong();
        confirmedE8 = in.nextLong();
        spentE8 = in.nextLong();
        receivedE8 = in.nextLong();
        redeemableE8 = in.nextLong();
        reservedE8 = in.nextLong();
    }
}
