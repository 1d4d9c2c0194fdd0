package io.foretick.report.live;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Account;
import io.foretick.market.OpenOrder;

import org.jspecify.annotations.Nullable;

/// The best of our working orders on one side of a market's one book, with all that we show at that
/// price: an order for NO at `p` stands there as the opposite order for YES at `1 − p`.
public record OwnQuote(long sizeE8, long priceE8) {

    /// Our best bid for YES; null without one.
    static @Nullable OwnQuote bid(Account account, int market) {
        return best(account, market, Side.BUY);
    }

    /// Our best offer of YES; null without one.
    static @Nullable OwnQuote ask(Account account, int market) {
        return best(account, market, Side.SELL);
    }

    private static @Nullable OwnQuote best(Account account, int market, Side side) {
        OwnQuote best = null;
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (order.market() == market && sideOfYes(order) == side) {
                best = better(best, new OwnQuote(order.remainingE8(), yesPriceE8(order)), side);
            }
        }
        return best;
    }

    private static OwnQuote better(@Nullable OwnQuote best, OwnQuote next, Side side) {
        if (best == null) {
            return next;
        }
        if (best.priceE8 == next.priceE8) {
            return new OwnQuote(best.sizeE8 + next.sizeE8, best.priceE8);
        }
        boolean higher = next.priceE8 > best.priceE8;
        return higher == (side == Side.BUY) ? next : best;
    }

    private static Side sideOfYes(OpenOrder order) {
        boolean buys = order.terms().side() == Side.BUY;
        return buys == (order.terms().outcome() == Outcome.UP) ? Side.BUY : Side.SELL;
    }

    private static long yesPriceE8(OpenOrder order) {
        long priceE8 = order.terms().priceE8();
        return order.terms().outcome() == Outcome.UP ? priceE8 : E8.ONE - priceE8;
    }
}
