package io.foretick.venue.polymarket.trade;

import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.TradeRecord;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Turns trades, told in any order and any number of times, into each fill once and each step of
/// its settlement once.
final class FillNews {

    private final Desk desk;

    FillNews(Desk desk) {
        this.desk = desk;
    }

    /// Whether an order that we know took part in a trade.
    boolean ours(TradeRecord trade) {
        return names(trade).stream().anyMatch(name -> desk.orders().find(name) != null);
    }

    /// Gives what is new in a trade.
    void hear(TradeRecord trade, Stamp at, Consumer<Event> sink) {
        for (String name : names(trade)) {
            LiveOrder order = desk.orders().find(name);
            if (order != null) {
                hear(trade, order, at, sink);
            }
        }
    }

    private void hear(TradeRecord trade, LiveOrder order, Stamp at, Consumer<Event> sink) {
        var parts = FillPart.of(trade, order, desk.markets().of(order));
        order.told().seen = true;
        if (parts.isEmpty()) {
            order.told().doubted = true; // a taker's trade without its makers says no price
        }
        for (FillPart part : parts) {
            LiveFill known = order.fill(part.tradeId());
            if (known == null) {
                first(trade.state(), order, part, at, sink);
            } else if (known.booked() && LiveFill.leadsOn(known.state(), trade.state())) {
                sink.accept(
                        new Event.FillMoved(at, order.orderId(), part.tradeId(), trade.state()));
            }
        }
        desk.touch(order);
    }

    /// A trade that is first heard of as failed is never booked, but counts as told.
    private static void first(
            FillState state, LiveOrder order, FillPart part, Stamp at, Consumer<Event> sink) {
        if (state == FillState.FAILED) {
            order.add(new LiveFill(part.tradeId(), part.quantityE8(), state, false));
            return;
        }
        sink.accept(
                new Event.OrderFilled(
                        at,
                        order.orderId(),
                        part.tradeId(),
                        part.priceE8(),
                        part.quantityE8(),
                        part.feeE8(),
                        part.maker()));
        if (state != FillState.MATCHED) {
            sink.accept(new Event.FillMoved(at, order.orderId(), part.tradeId(), state));
        }
    }

    private static Set<String> names(TradeRecord trade) {
        var names = new LinkedHashSet<String>();
        names.add(trade.taker().name());
        trade.makers().forEach(part -> names.add(part.name()));
        return names;
    }
}
