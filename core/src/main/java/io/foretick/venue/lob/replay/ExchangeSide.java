package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.depth.DepthBook;

/// The exchange of a replay: its book as the rows make it, and our orders in it, which no row knows
/// of. Owned by the [FeedReplay].
final class ExchangeSide {

    private final FeedRows rows;
    private final FeedCursor cursor;
    private final DepthBook book = new DepthBook();
    private final RestingOrders buys = new RestingOrders();
    private final RestingOrders sells = new RestingOrders();
    private final OrderBus answers;
    private final ReplaySettings settings;
    private final QueueModel queue;
    private final boolean correct;
    private final boolean whole;

    ExchangeSide(FeedRows rows, ReplaySettings settings, OrderBus answers) {
        this.rows = rows;
        this.cursor = FeedCursor.atExchange(rows);
        this.answers = answers;
        this.settings = settings;
        this.queue = settings.queue();
        this.correct = settings.rules() == ReplayRules.CORRECT;
        this.whole = settings.fills() == ReplaySettings.Fills.WHOLE;
    }

    long nextRowNs() {
        return cursor.nextNs();
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
        fill(order, nowNs, order.tick, lots, true);
        if (order.status == OrderStatus.FILLED) {
            side(order).remove(order);
        }
    }

    private void fill(RestingOrder order, long nowNs, long tick, long lots, boolean maker) {
        order.openLots -= lots;
        order.status = order.openLots > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.FILLED;
        Message answer = answer(order, nowNs, OwnOrder.Request.NONE);
        answer.filledTick = tick;
        answer.filledLots = lots;
        answer.maker = maker;
    }

    private Message answer(RestingOrder order, long nowNs, OwnOrder.Request to) {
        long delayNs = settings.latency().responseNs(nowNs, cursor);
        Message answer = answers.add(order.owner, settings.rules().after(nowNs, delayNs));
        answer.request = to;
        answer.refused = false;
        answer.status = order.status;
        answer.tick = order.tick;
        answer.lots = order.lots;
        answer.openLots = order.openLots;
        answer.filledTick = 0;
        answer.filledLots = 0;
        answer.maker = false;
        answer.exchangeNs = nowNs;
        return answer;
    }

    private RestingOrders side(RestingOrder order) {
        return order.buy ? buys : sells;
    }

    /// Takes a request of ours.
    void onRequest(Message request) {
        RestingOrder order = request.order().resting;
        switch (request.request) {
            case PLACE -> place(order, request);
            case MODIFY -> modify(order, request);
            case CANCEL -> cancel(order, request.timeNs);
            case NONE -> throw new IllegalStateException("a message to the exchange asks nothing");
        }
    }

    private void place(RestingOrder order, Message request) {
        order.buy = request.order().buy;
        order.kind = request.order().kind;
        order.tick = request.tick;
        order.lots = request.lots;
        order.openLots = request.lots;
        order.status = OrderStatus.SENT;
        if (crosses(order)) {
            meet(order, request.timeNs, OwnOrder.Request.PLACE);
        } else if (order.kind == OrderKind.GOOD_TILL_CANCELLED
                || order.kind == OrderKind.POST_ONLY) {
            rest(order);
            answer(order, request.timeNs, OwnOrder.Request.PLACE);
        } else {
            expire(order, request.timeNs, OwnOrder.Request.PLACE);
        }
    }

    private void modify(RestingOrder order, Message request) {
        if (!order.live) {
            return; // it has ended, and we hear so from an earlier message
        }
        long done = order.lots - order.openLots;
        side(order).remove(order);
        order.tick = request.tick;
        boolean tooSmall =
                request.lots <= done && (correct || order.status == OrderStatus.PARTIALLY_FILLED);
        if (tooSmall) {
            expire(order, request.timeNs, OwnOrder.Request.MODIFY);
            return;
        }
        order.lots = request.lots;
        order.openLots = correct ? request.lots - done : order.openLots;
        if (crosses(order)) {
            meet(order, request.timeNs, OwnOrder.Request.MODIFY);
        } else {
            rest(order);
            answer(order, request.timeNs, OwnOrder.Request.MODIFY);
        }
    }

    private void cancel(RestingOrder order, long nowNs) {
        if (order.live) { // if not, we hear of its end from an earlier message
            side(order).remove(order);
            order.status = OrderStatus.CANCELED;
            answer(order, nowNs, OwnOrder.Request.CANCEL);
        }
    }

    private void rest(RestingOrder order) {
        order.queueBehind(order.buy ? book.bidLots(order.tick) : book.askLots(order.tick));
        boolean part = correct && order.openLots < order.lots;
        order.status = part ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
        side(order).add(order);
    }

    private void expire(RestingOrder order, long nowNs, OwnOrder.Request to) {
        order.status = OrderStatus.EXPIRED;
        answer(order, nowNs, to);
    }

    private boolean crosses(RestingOrder order) {
        return order.buy
                ? book.bestAskTick() != DepthBook.NO_ASK && order.tick >= book.bestAskTick()
                : book.bestBidTick() != DepthBook.NO_BID && order.tick <= book.bestBidTick();
    }

    /// An order meets the other side.
    private void meet(RestingOrder order, long nowNs, OwnOrder.Request to) {
        if (order.kind == OrderKind.POST_ONLY) {
            expire(order, nowNs, to);
            return;
        }
        if (whole) {
            fill(order, nowNs, bestOther(order), order.openLots, false);
            return;
        }
        switch (order.kind) {
            case FILL_OR_KILL -> {
                if (reachable(order) >= order.openLots) {
                    walk(order, nowNs, order.tick);
                }
            }
            case IMMEDIATE_OR_CANCEL -> walk(order, nowNs, order.tick);
            case GOOD_TILL_CANCELLED -> takeAll(order, nowNs);
            case POST_ONLY -> throw new IllegalStateException("a post-only order takes");
        }
        if (order.status != OrderStatus.FILLED) {
            expire(order, nowNs, to);
        }
    }

    /// Takes what is better than the order's price, and all the rest at its price: it cannot rest
    /// in a book that does not know of it.
    private void takeAll(RestingOrder order, long nowNs) {
        walk(order, nowNs, order.buy ? order.tick - 1 : order.tick + 1);
        if (order.openLots > 0) {
            fill(order, nowNs, order.tick, order.openLots, false);
        }
    }

    private void walk(RestingOrder order, long nowNs, long limit) {
        long tick = bestOther(order);
        while (within(order, tick, limit) && order.openLots > 0) {
            fill(order, nowNs, tick, Math.min(otherLots(order, tick), order.openLots), false);
            tick = nextOther(order, tick);
        }
    }

    private long reachable(RestingOrder order) {
        long sum = 0;
        long tick = bestOther(order);
        while (within(order, tick, order.tick) && sum < order.openLots) {
            sum += otherLots(order, tick);
            tick = nextOther(order, tick);
        }
        return sum;
    }

    private static boolean within(RestingOrder order, long tick, long limit) {
        return order.buy
                ? tick != DepthBook.NO_ASK && tick <= limit
                : tick != DepthBook.NO_BID && tick >= limit;
    }

    private long bestOther(RestingOrder order) {
        return order.buy ? book.bestAskTick() : book.bestBidTick();
    }

    private long nextOther(RestingOrder order, long tick) {
        return order.buy ? book.askAbove(tick) : book.bidBelow(tick);
    }

    private long otherLots(RestingOrder order, long tick) {
        return order.buy ? book.askLots(tick) : book.bidLots(tick);
    }
}
