package io.foretick.lab.trial.quote;

import io.foretick.event.Side;
import io.foretick.strategy.making.MakerQuotes;

/// The orders of a trial that rest or are on their way, compared with what the maker wants: what
/// stands right is kept and keeps its place in the queue, the rest is cancelled, what is missing is
/// placed. Owned by the trial.
public final class RestingQuotes {

    private final QuoteGateway gateway;
    private final long[] ids;
    private final long[] ticks;
    private final boolean[] buys;
    private final boolean[] leaving;
    private int count;
    private long sent;

    /// @param ordersMax that may be there at once, those being cancelled included
    public RestingQuotes(QuoteGateway gateway, int ordersMax) {
        this.gateway = gateway;
        ids = new long[ordersMax];
        ticks = new long[ordersMax];
        buys = new boolean[ordersMax];
        leaving = new boolean[ordersMax];
    }

    /// Sends what it takes to have these quotes.
    public void follow(MakerQuotes wanted) {
        for (int k = 0; k < count; k++) {
            if (!leaving[k] && !wants(wanted, buys[k], ticks[k])) {
                leaving[k] = gateway.cancel(ids[k]);
            }
        }
        for (int level = 0; level < wanted.bids(); level++) {
            placeMissing(Side.BUY, wanted.bidTick(level), wanted.bidLots(level));
        }
        for (int level = 0; level < wanted.asks(); level++) {
            placeMissing(Side.SELL, wanted.askTick(level), wanted.askLots(level));
        }
    }

    private static boolean wants(MakerQuotes wanted, boolean buy, long tick) {
        int levels = buy ? wanted.bids() : wanted.asks();
        for (int level = 0; level < levels; level++) {
            if ((buy ? wanted.bidTick(level) : wanted.askTick(level)) == tick) {
                return true;
            }
        }
        return false;
    }

    /// A level whose old order is still leaving waits for the next look: two orders at one price
    /// could both fill.
    private void placeMissing(Side side, long tick, long lots) {
        boolean buy = side == Side.BUY;
        for (int k = 0; k < count; k++) {
            if (buys[k] == buy && ticks[k] == tick) {
                return;
            }
        }
        if (count == ids.length) {
            return; // too many are still leaving
        }
        buys[count] = buy;
        ticks[count] = tick;
        leaving[count] = false;
        ids[count] = gateway.place(side, tick, lots);
        count++;
        sent++;
    }

    /// An order is gone: filled, cancelled or refused.
    public void gone(long orderId) {
        for (int k = 0; k < count; k++) {
            if (ids[k] == orderId) {
                count--;
                ids[k] = ids[count];
                ticks[k] = ticks[count];
                buys[k] = buys[count];
                leaving[k] = leaving[count];
                return;
            }
        }
    }

    /// Orders sent so far.
    public long sent() {
        return sent;
    }
}
