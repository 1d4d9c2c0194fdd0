package io.foretick.venue.lob.replay;

import io.foretick.base.Checks;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.depth.DepthBook;

/// A recorded order book played again with orders of ours in it. The rows are read twice: by the
/// exchange at the time at which they happened, and by us at the time at which we received them;
/// our orders travel between the two with a latency. What we trade changes nothing in the market,
/// so it suits orders that are small beside the levels.
///
/// Owned by one thread. Where hftbacktest 1.8.4, whose rules these are, is known to err, the replay
/// does better unless [ReplayRules#HFTBACKTEST_1_8] asks for its results; that setting is for
/// comparisons only. The delay of the feed as a latency looks at the last row unless a basis that
/// looks ahead is asked for.
///
/// How it works: of the four things that may come next, a row or a request at the exchange, and a
/// row or an answer here, the earliest is done; the exchange goes first at one time, and a row
/// before a message. A resting order fills in whole when the other side's best comes to its price
/// or a print goes past it; a print at its price eats into the queue in front of it first.
public final class FeedReplay {

    private final ReplaySettings settings;
    private final OrderBus requests = new OrderBus();
    private final OrderBus answers = new OrderBus();
    private final ExchangeSide exchange;
    private final LocalSide local;
    private long nowNs;

    /// A replay that stands at the first row that we receive.
    public FeedReplay(FeedRows rows, ReplaySettings settings) {
        this(rows, settings, order -> {});
    }

    /// A replay that tells `listener` of fills when we hear of them.
    public FeedReplay(FeedRows rows, ReplaySettings settings, FillListener listener) {
        this.settings = settings;
        this.exchange = new ExchangeSide(rows, settings, answers);
        this.local = new LocalSide(rows, settings, listener, requests, answers);
        this.nowNs = local.nextRowNs() == FeedCursor.NEVER ? 0 : local.nextRowNs();
    }

    /// Lets time pass.
    ///
    /// @return whether anything is left to come; false at the end of the feed
    public boolean elapse(long stepNs) {
        Checks.notNegative(stepNs, "stepNs");
        nowNs = Math.addExact(nowNs, stepNs);
        while (true) {
            long exchangeNs = Math.min(exchange.nextRowNs(), requests.nextNs());
            long localNs = Math.min(local.nextRowNs(), answers.nextNs());
            long nextNs = Math.min(exchangeNs, localNs);
            if (nextNs > nowNs) {
                return nextNs != FeedCursor.NEVER;
            }
            if (exchangeNs <= localNs) {
                stepExchange(exchangeNs);
            } else {
                stepLocal(localNs);
            }
        }
    }

    private void stepExchange(long timeNs) {
        if (exchange.nextRowNs() == timeNs) {
            exchange.onRow();
        } else {
            exchange.onRequest(requests.take());
        }
    }

    private void stepLocal(long timeNs) {
        if (local.nextRowNs() == timeNs) {
            local.onRow();
        } else {
            local.onAnswer(answers.take());
        }
    }

    /// Our time.
    public long nowNs() {
        return nowNs;
    }

    /// Best bid as we know it, or [DepthBook#NO_BID].
    public long bestBidTick() {
        return local.book().bestBidTick();
    }

    /// Best ask as we know it, or [DepthBook#NO_ASK].
    public long bestAskTick() {
        return local.book().bestAskTick();
    }

    /// Lots at the best bid, 0 without one.
    public long bestBidLots() {
        return local.book().bidLots(bestBidTick());
    }

    /// Lots at the best ask, 0 without one.
    public long bestAskLots() {
        return local.book().askLots(bestAskTick());
    }

    /// Whether both sides have a level.
    public boolean isTwoSided() {
        return bestBidTick() != DepthBook.NO_BID && bestAskTick() != DepthBook.NO_ASK;
    }

    /// Middle of the best bid and ask in ticks; NaN where a side is empty.
    public double midTicks() {
        return isTwoSided() ? (double) (bestBidTick() + bestAskTick()) / 2 : Double.NaN;
    }

    /// The book as we know it; only to look at.
    public DepthBook book() {
        return local.book();
    }

    /// Trades of the market that we have received since they were last cleared.
    public SeenTrades trades() {
        return local.trades();
    }

    /// Sends an order to buy.
    ///
    /// @param orderId a number that no order has which was not dropped
    /// @throws IllegalArgumentException if one has it
    public void submitBuy(long orderId, long tick, long lots, OrderKind kind) {
        Checks.positive(lots, "lots");
        local.place(nowNs, orderId, true, kind, tick, lots);
    }

    /// Sends an order to sell, as [#submitBuy] does one to buy.
    public void submitSell(long orderId, long tick, long lots, OrderKind kind) {
        Checks.positive(lots, "lots");
        local.place(nowNs, orderId, false, kind, tick, lots);
    }

    /// Sends an order to buy at any price; what finds no ask expires.
    public void buyAtMarket(long orderId, long lots) {
        submitBuy(orderId, DepthBook.NO_ASK - 1, lots, OrderKind.IMMEDIATE_OR_CANCEL);
    }

    /// Sends an order to sell at any price; what finds no bid expires.
    public void sellAtMarket(long orderId, long lots) {
        submitSell(orderId, DepthBook.NO_BID + 1, lots, OrderKind.IMMEDIATE_OR_CANCEL);
    }

    /// Asks to change an order, which goes to the end of its queue. Its quantity counts what has
    /// filled already.
    ///
    /// @return false, and nothing is sent, where there is no such order or a request of it is open
    public boolean modify(long orderId, long tick, long lots) {
        Checks.positive(lots, "lots");
        return local.modify(nowNs, orderId, tick, lots);
    }

    /// Asks to cancel an order.
    ///
    /// @return false, and nothing is sent, where there is no such order or a request of it is open
    public boolean cancel(long orderId) {
        return local.cancel(nowNs, orderId);
    }

    /// How many orders of ours we know of, in the order in which they were sent.
    public int orders() {
        return local.orders();
    }

    /// One of our orders, from 0 to `orders() - 1`.
    public OwnOrder order(int index) {
        return local.order(index);
    }

    /// Whether an order with this number was sent and not dropped.
    public boolean hasOrder(long orderId) {
        return local.knows(orderId);
    }

    /// Forgets orders that have filled, expired or been cancelled. Their numbers are free again.
    public void dropDoneOrders() {
        local.dropDone();
    }

    /// Our position in lots as we know it, negative when short.
    public long positionLots() {
        return local.account().positionLots();
    }

    /// What sales brought less what purchases cost, without fees, in 1e-8.
    public long balanceE8() {
        return local.account().balanceE8();
    }

    /// Fees paid, negative for rebates earned, in 1e-8.
    public long feeE8() {
        return local.account().feeE8();
    }

    /// Fills that we have heard of.
    public long fills() {
        return local.account().fills();
    }

    /// Lots of all fills.
    public long filledLots() {
        return local.account().filledLots();
    }

    /// Amount of all fills in 1e-8.
    public long filledE8() {
        return local.account().amountE8();
    }

    /// Worth of it all at the middle price in 1e-8, fees paid.
    ///
    /// @throws IllegalStateException if a side of the book is empty
    public long equityE8() {
        if (!isTwoSided()) {
            throw new IllegalStateException("a book with an empty side has no middle");
        }
        long twiceE8 = settings.steps().amountE8(bestBidTick() + bestAskTick(), positionLots());
        return balanceE8() + twiceE8 / 2 - feeE8();
    }
}
