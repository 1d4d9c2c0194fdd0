package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.market.Costs;

import java.util.Arrays;

/// What the simulated venue says we own, and what of it our orders have spoken for. Owned by the
/// [PaperMatcher]; tells the truth against which an account is reconciled.
final class PaperWallet {

    private static final int TOKENS = 2;

    private long cashE8;
    private long reservedCashE8;
    private long[] heldE8 = new long[64];
    private long[] reservedE8 = new long[64];

    PaperWallet(long cashE8) {
        this.cashE8 = cashE8;
    }

    long cashE8() {
        return cashE8;
    }

    long heldE8(int market, Outcome outcome) {
        int at = slot(market, outcome);
        return at < heldE8.length ? heldE8[at] : 0;
    }

    /// Whether an order that reserves nothing yet is covered.
    boolean covers(PaperOrder order) {
        int at = slot(order);
        return order.isBuy()
                ? order.reservedCashE8() <= cashE8 - reservedCashE8
                : order.remainingE8() <= heldE8[at] - reservedE8[at];
    }

    void reserve(PaperOrder order) {
        move(order, 1);
    }

    /// Frees what an order still reserves.
    void release(PaperOrder order) {
        move(order, -1);
    }

    /// Moves cash and tokens of a trade; what the order reserves shrinks with it.
    void fill(PaperOrder order, PaperFill fill) {
        release(order);
        long costE8 = Costs.cashE8(fill.priceE8(), fill.quantityE8());
        if (!order.isBuy()) {
            heldE8[slot(order)] -= fill.quantityE8();
            cashE8 += costE8 - fill.feeE8();
        } else if (order.market().terms().fees().inShares()) {
            long withheldE8 = Costs.withheldSharesE8(fill.priceE8(), fill.feeE8());
            heldE8[slot(order)] += fill.quantityE8() - withheldE8;
            cashE8 -= costE8;
        } else {
            heldE8[slot(order)] += fill.quantityE8();
            cashE8 -= costE8 + fill.feeE8();
        }
        order.fill(fill.quantityE8(), fill.feeE8());
        reserve(order);
    }

    /// Pays a resolved market out.
    void settle(int market, Resolution resolution) {
        int up = slot(market, Outcome.UP);
        int down = slot(market, Outcome.DOWN);
        fit(down);
        cashE8 += Costs.payoutE8(resolution, heldE8[up], heldE8[down]);
        heldE8[up] = 0;
        heldE8[down] = 0;
    }

    void save(StateSink out) {
        out.add(cashE8);
        out.add(reservedCashE8);
        out.add(heldE8, heldE8.length);
        out.add(reservedE8, reservedE8.length);
    }

    void load(StateSource in) {
        cashE8 = in.nextLong();
        reservedCashE8 = in.nextLong();
        heldE8 = in.nextLongs();
        reservedE8 = in.nextLongs();
    }

    private void move(PaperOrder order, int sign) {
        reservedCashE8 += sign * order.reservedCashE8();
        if (!order.isBuy()) {
            reservedE8[slot(order)] += sign * order.remainingE8();
        }
    }

    private int slot(PaperOrder order) {
        int at = slot(order.market().instrument(), order.terms().outcome());
        fit(at);
        return at;
    }

    private static int slot(int market, Outcome outcome) {
        return TOKENS * market + outcome.ordinal();
    }

    private void fit(int at) {
        if (at >= heldE8.length) {
            int length = Math.max(at + 1, 2 * heldE8.length);
            heldE8 = Arrays.copyOf(heldE8, length);
            reservedE8 = Arrays.copyOf(reservedE8, length);
        }
    }
}
