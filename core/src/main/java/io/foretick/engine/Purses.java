package io.foretick.engine;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Account;
import io.foretick.market.OpenOrder;
import io.foretick.market.Position;
import io.foretick.strategy.Roster;

import java.util.List;

/// What each strategy may use of a market's bankroll, and what it holds there: strategies that
/// trade one market beside each other size their orders as if each were alone with its part. Reads
/// the account, owns nothing. No method allocates.
///
/// What no strategy of the roster has bought counts as the first one's, so that a strategy alone
/// has all.
final class Purses {

    private final Account account;
    private final String[] names;
    private final long[] bankrollE8;

    Purses(Account account, Roster roster, long marketBankrollE8) {
        this.account = account;
        List<String> named = roster.names();
        List<Double> shares = roster.shares();
        this.names = named.isEmpty() ? new String[] {""} : named.toArray(String[]::new);
        this.bankrollE8 = new long[names.length];
        for (int k = 0; k < names.length; k++) {
            boolean alone = names.length == 1;
            bankrollE8[k] =
                    alone
                            ? marketBankrollE8
                            : E8.ofDouble(shares.get(k) * E8.toDouble(marketBankrollE8));
        }
    }

    /// Number of a strategy by its name.
    int of(String strategy) {
        for (int k = 1; k < names.length; k++) {
            if (names[k].equals(strategy)) {
                return k;
            }
        }
        return 0;
    }

    /// Cash that a strategy may still use in a market, its orders in flight counted as filled. What
    /// its quotes have set aside is there to be quoted again.
    long cashE8(int who, int market) {
        long leftE8 = bankrollE8[who] + flowE8(who, market);
        long freeE8 = account.freeE8();
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (order.market() == market && of(order.strategy()) == who) {
                leftE8 -= order.inFlight() ? order.reservedCashE8() : 0;
                freeE8 += order.terms().postOnly() ? order.reservedCashE8() : 0;
            }
        }
        return Math.max(0, Math.min(leftE8, freeE8));
    }

    /// Tokens that a strategy holds, its orders in flight counted as filled.
    long heldE8(int who, int market, Outcome outcome) {
        long sumE8 = boughtE8(who, market, outcome);
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            boolean counts = order.inFlight() && order.terms().outcome() == outcome;
            if (counts && order.market() == market && of(order.strategy()) == who) {
                boolean buys = order.terms().side() == Side.BUY;
                sumE8 += buys ? order.remainingE8() : -order.remainingE8();
            }
        }
        return sumE8;
    }

    /// Quotes placed in a market so far.
    int quotesPlaced(int market) {
        return account.position(market).quotesPlaced();
    }

    private long boughtE8(int who, int market, Outcome outcome) {
        Position position = account.position(market);
        if (who > 0) {
            return position.heldE8(names[who], outcome);
        }
        long restE8 = position.heldE8(outcome);
        for (int k = 1; k < names.length; k++) {
            restE8 -= position.heldE8(names[k], outcome);
        }
        return restE8;
    }

    private long flowE8(int who, int market) {
        Position position = account.position(market);
        if (who > 0) {
            return position.flowE8(names[who]);
        }
        long flowE8 = position.flowE8();
        for (int k = 1; k < names.length; k++) {
            flowE8 -= position.flowE8(names[k]);
        }
        return flowE8;
    }
}
