package io.foretick.venue.lob.replay;

/// What the exchange of a replay tells us of our orders: answers to requests and fills, on their
/// way with the latency of the exchange. Owned by the [ExchangeSide].
final class OrderAnswers {

    private final OrderBus bus;
    private final FeedCursor cursor;
    private final LatencyModel latency;
    private final ReplayRules rules;

    OrderAnswers(OrderBus bus, FeedCursor cursor, ReplaySettings settings) {
        this.bus = bus;
        this.cursor = cursor;
        this.latency = settings.latency();
        this.rules = settings.rules();
    }

    /// Fills a part of an order or all of it, and says so.
    void fill(RestingOrder order, long nowNs, long tick, long lots, boolean maker) {
        order.openLots -= lots;
        order.status = order.openLots > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.FILLED;
        Message answer = answer(order, nowNs, OwnOrder.Request.NONE);
        answer.filledTick = tick;
        answer.filledLots = lots;
        answer.maker = maker;
    }

    /// Says what an order is now, in answer to a request or to none.
    Message answer(RestingOrder order, long nowNs, OwnOrder.Request to) {
        long delayNs = latency.responseNs(nowNs, cursor);
        Message answer = bus.add(order.owner, rules.after(nowNs, delayNs));
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
}
