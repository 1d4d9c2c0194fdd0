package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.depth.DepthBook;

/// The exchange of a replay: its book as the rows make it, and our orders that rest in it, which no
/// row knows of. Owned by the [FeedReplay].
final class ExchangeSide {

    private final FeedRows rows;
    private final FeedCursor cursor;
    private final DepthBook book = new DepthBook();
    private final RestingOrders buys = new RestingOrders();
    private final RestingOrders sells = new RestingOrders();
    private final OrderAnswers answers;
    private final OrderRequests requests;
    private final QueueModel queue;
    private final boolean correct;
    private final boolean whole;

    ExchangeSide(FeedRows rows, ReplaySettings settings, OrderBus bus) {
        this.rows = rows;
        this.cursor = FeedCursor.atExchange(rows);
        this.answers = new OrderAnswers(bus, cursor, settings);
        this.requests = new OrderRequests(book, buys, sells, answers, settings);
        this.queue = settings.queue();
        this.correct = settings.rules() == ReplayRules.CORRECT;
        this.whole = settings.fills() == ReplaySettings.Fills.WHOLE;
    }

    long nextRowNs() {
        return cursor.nextNs();
    }

    /// Takes a request of ours.
    void onRequest(Message request) {
        requests.take(request);
    }

    /// Takes the next row of the feed.
    void onRow() {
        long nowNs = cursor.nextNs();
        int row = cursor.take();
        boolean buy = rows.buys(row);
        long tick = rows.tick(row);
        switch (rows.kind(row)) {
            case FeedRows.TRADE -> onTrade(nowNs, buy, tick, rows.lots(row));
            case FeedRows.CLEAR -> clear(buy, tick);
            default -> {
                if (buy) {
                    onBid(nowNs, tick, rows.lots(row));
                } else {
                    onAsk(nowNs, tick, rows.lots(row));
                }
            }
        }
    }

    private void clear(boolean buy, long tick) {
        if (buy) {
            book.clearBids(tick);
        } else {
            book.clearAsks(tick);
        }
    }

    private void onBid(long nowNs, long tick, long lots) {
        long bestBefore = book.bestBidTick();
        long before = book.setBid(tick, lots);
        if (buys.mayHold(tick)) {
            moveUp(buys, tick, before, lots);
        }
        if (lots > 0 && tick > bestBefore && tick >= sells.lowest()) {
            fillThrough(sells, nowNs, tick);
        }
    }

    private void onAsk(long nowNs, long tick, long lots) {
        long bestBefore = book.bestAskTick();
        long before = book.setAsk(tick, lots);
        if (sells.mayHold(tick)) {
            moveUp(sells, tick, before, lots);
        }
        if (lots > 0 && tick < bestBefore && tick <= buys.highest()) {
            fillThrough(buys, nowNs, tick);
        }
    }

    private void moveUp(RestingOrders orders, long tick, long before, long after) {
        for (int k = 0; k < orders.size(); k++) {
            RestingOrder order = orders.get(k);
            if (order.tick == tick) {
                double front =
                        queue.frontAfter(
                                order.frontLots, order.tradedLots, (double) before, (double) after);
                order.frontLots = correct ? Math.max(front, 0) : front;
                order.tradedLots = 0;
            }
        }
    }

    /// The other side's best has come to `best`: what it met is filled.
    private void fillThrough(RestingOrders orders, long nowNs, long best) {
        for (int k = 0; k < orders.size(); ) {
            RestingOrder order = orders.get(k);
            if (order.buy ? order.tick >= best : order.tick <= best) {
                fillResting(order, nowNs, order.openLots);
            } else {
                k++;
            }
        }
    }

    private void onTrade(long nowNs, boolean takerBuys, long tick, long lots) {
        RestingOrders orders = takerBuys ? sells : buys;
        if (takerBuys ? tick < orders.lowest() : tick > orders.highest()) {
            return;
        }
        long given = 0;
        for (int k = 0; k < orders.size(); ) {
            RestingOrder order = orders.get(k);
            if (takerBuys ? order.tick < tick : order.tick > tick) {
                fillResting(order, nowNs, order.openLots);
            } else if (order.tick == tick) {
                given += onPrint(order, nowNs, lots, given);
            }
            if (k < orders.size() && orders.get(k) == order) {
                k++;
            }
        }
    }

    /// A print at an order's price.
    ///
    /// @param given what it has given to orders of ours before this one
    /// @return what it gives to this one
    private long onPrint(RestingOrder order, long nowNs, long lots, long given) {
        order.frontLots -= (double) lots;
        order.tradedLots += (double) lots;
        if (!order.reached()) {
            return 0;
        }
        long filled = whole ? order.openLots : reachedLots(order, lots, given);
        if (correct) {
            order.frontLots = 0;
        }
        if (filled > 0) {
            fillResting(order, nowNs, filled);
        }
        return whole ? 0 : filled;
    }

    private long reachedLots(RestingOrder order, long lots, long given) {
        double beyond = -order.frontLots; // the queue in front
        return correct
                ? Math.min((long) Math.rint(beyond) - given, order.openLots)
                : Math.min((long) beyond, Math.min(lots, order.openLots));
    }

    private void fillResting(RestingOrder order, long nowNs, long lots) {
        answers.fill(order, nowNs, order.tick, lots, true);
        if (order.status == OrderStatus.FILLED) {
            side(order).remove(order);
        }
    }

    private RestingOrders side(RestingOrder order) {
        return order.buy ? buys : sells;
    }
}
