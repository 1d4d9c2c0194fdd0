package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.depth.DepthBook;

/// Our requests at the exchange of a replay: new orders, which take or rest, changes and
/// cancellations. Reads the book and changes the orders that rest; owned by the [ExchangeSide].
final class OrderRequests {

    private final DepthBook book;
    private final RestingOrders buys;
    private final RestingOrders sells;
    private final OrderAnswers answers;
    private final boolean correct;
    private final boolean whole;

    OrderRequests(
            DepthBook book,
            RestingOrders buys,
            RestingOrders sells,
            OrderAnswers answers,
            ReplaySettings settings) {
        this.book = book;
        this.buys = buys;
        this.sells = sells;
        this.answers = answers;
        this.correct = settings.rules() == ReplayRules.CORRECT;
        this.whole = settings.fills() == ReplaySettings.Fills.WHOLE;
    }

    /// Takes a request.
    void take(Message request) {
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
            answers.answer(order, request.timeNs, OwnOrder.Request.PLACE);
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
            answers.answer(order, request.timeNs, OwnOrder.Request.MODIFY);
        }
    }

    private void cancel(RestingOrder order, long nowNs) {
        if (order.live) { // if not, we hear of its end from an earlier message
            side(order).remove(order);
            order.status = OrderStatus.CANCELED;
            answers.answer(order, nowNs, OwnOrder.Request.CANCEL);
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
        answers.answer(order, nowNs, to);
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
            answers.fill(order, nowNs, bestOther(order), order.openLots, false);
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
            answers.fill(order, nowNs, order.tick, order.openLots, false);
        }
    }

    private void walk(RestingOrder order, long nowNs, long limit) {
        long tick = bestOther(order);
        while (within(order, tick, limit) && order.openLots > 0) {
            answers.fill(
                    order, nowNs, tick, Math.min(otherLots(order, tick), order.openLots), false);
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

    private RestingOrders side(RestingOrder order) {
        return order.buy ? buys : sells;
    }
}
