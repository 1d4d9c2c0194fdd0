package io.foretick.venue.polymarket.trade;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRequest;

/// An order of ours at the [SimulatedExchange].
final class SimulatedOrder {

    final long orderId;
    final String name;
    final String token;
    final Side side;
    final long priceE8;
    final long sizeE8;
    final TimeInForce timeInForce;
    long matchedE8;
    String status = "LIVE";

    SimulatedOrder(OrderRequest request) {
        boolean buys = request.order().side() == Side.BUY;
        long sharesE6 = buys ? request.order().takerAmountE6() : request.order().makerAmountE6();
        long cashE6 = buys ? request.order().makerAmountE6() : request.order().takerAmountE6();
        this.orderId = request.orderId();
        this.name = request.name();
        this.token = request.order().tokenId().toString();
        this.side = request.order().side();
        this.priceE8 = cashE6 * E8.ONE / sharesE6;
        this.sizeE8 = sharesE6 * 100;
        this.timeInForce = request.timeInForce();
    }

    boolean takesOnly() {
        return timeInForce == TimeInForce.FOK || timeInForce == TimeInForce.FAK;
    }

    boolean live() {
        return status.equals("LIVE");
    }

    boolean delayed() {
        return status.equals("DELAYED");
    }

    long restE8() {
        return sizeE8 - matchedE8;
    }

    String condition() {
        return Scene.condition((Integer.parseInt(token) - 1_000) / 2);
    }

    String otherToken() {
        return Integer.toString((Integer.parseInt(token) ^ 1));
    }

    OrderRecord record(OrderRecord.Phase phase) {
        return new OrderRecord(
                name, condition(), token, side, priceE8, sizeE8, matchedE8, status, phase);
    }
}
