package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far the market's mid moved in our favour after our fills: against us on average means that
/// we trade with those who know more. In Up prices; buying Down is selling Up. Mutable, owned by
/// [RunRecorder]; keeps one small object for each order.
///
/// A fill counts at a horizon when the book had both sides at the fill, and has them at the first
/// tick from that horizon on; a window that ends before gives none.
final class Markouts {

    /// Seconds after a fill at which the mid is read.
    static final List<Integer> HORIZONS_SECONDS = List.of(1, 5, 30, 60, 300);

    /// A fill that waits for its horizon.
    ///
    /// @param sign 1 where we profit from a rising mid, -1 from a falling one
    private record Waiting(
            long dueNs,
            MarketSlot slot,
            int sign,
            double mid,
            double quantity,
            double cost,
            StrategyFills.Sums sums) {}

    private final Map<Long, Command.PlaceOrder> orders = new LinkedHashMap<>();
    private final Map<String, StrategyFills> byStrategy = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long fills;
    private long duplicates;

    /// Fills that were booked.
    long fills() {
        return fills;
    }

    /// What the orders of each strategy came to, in the order of their first orders.
    Map<String, StrategyFills> byStrategy() {
        return byStrategy;
    }

    void onPlaced(Command.PlaceOrder order) {
        orders.put(order.orderId(), order);
        byStrategy.computeIfAbsent(order.strategy(), _ -> new StrategyFills()).onOrder();
    }

    void onFill(Event.OrderFilled fill, Engine engine) {
        Command.PlaceOrder order = orders.get(fill.orderId());
        boolean again = engine.account().duplicateFills() > duplicates;
        duplicates = engine.account().duplicateFills();
        if (order == null || again) {
            return;
        }
        fills++;
        StrategyFills ours = byStrategy.computeIfAbsent(order.strategy(), _ -> new StrategyFills());
        ours.onFill(fill);
        MarketSlot slot = engine.state().slot(order.market());
        if (slot != null && slot.book().trusted() && slot.book().twoSided()) {
            await(fill, order, slot, ours);
        }
    }

    void onTick(Event.Tick tick) {
        waiting.removeIf(fill -> isDone(fill, tick.timeNs()));
    }

    private void await(
            Event.OrderFilled fill, Command.PlaceOrder order, MarketSlot slot, StrategyFills ours) {
        int sign = order.terms().upSide() == Side.BUY ? 1 : -1;
        double mid = mid(slot.book());
        double cost = ours.onFillAt(mid, order.market(), order.terms(), fill);
        for (int k = 0; k < HORIZONS_SECONDS.size(); k++) {
            waiting.add(
                    new Waiting(
                            fill.timeNs() + HORIZONS_SECONDS.get(k) * Times.SECOND_NS,
                            slot,
                            sign,
                            mid,
                            E8.toDouble(fill.quantityE8()),
                            cost,
                            ours.markouts().get(k)));
        }
    }

    private static boolean isDone(Waiting fill, long nowNs) {
        if (nowNs < fill.dueNs) {
            return false;
        }
        if (nowNs > fill.slot.comparedWindow().endNs()) {
            return true;
        }
        Book book = fill.slot.book();
        boolean quoted = book.trusted() && book.twoSided();
        if (quoted) {
            fill.sums.add(fill.sign * (mid(book) - fill.mid), fill.quantity, fill.cost);
        }
        return quoted;
    }

    private static double mid(Book book) {
        return (E8.toDouble(book.bids().priceE8(0)) + E8.toDouble(book.asks().priceE8(0))) / 2;
    }
}
