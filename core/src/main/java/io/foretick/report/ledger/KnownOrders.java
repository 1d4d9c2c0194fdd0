package io.foretick.report.ledger;

import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.market.OpenOrder;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What was ordered, by the number of the order. Owned by one table; grows with its orders.
final class KnownOrders {

    /// An order as it was given.
    record Known(long orderId, int market, String strategy, OrderTerms terms) {}

    private final Map<Long, Known> orders = new HashMap<>();

    void restored(Engine engine) {
        for (int k = 0; k < engine.account().openOrders(); k++) {
            OpenOrder order = engine.account().openOrder(k);
            add(new Known(order.orderId(), order.market(), order.strategy(), order.terms()));
        }
    }

    void on(Command command) {
        if (command instanceof Command.PlaceOrder order) {
            add(new Known(order.orderId(), order.market(), order.strategy(), order.terms()));
        }
    }

    /// Null for an order from before the fold's beginning.
    @Nullable Known find(long orderId) {
        return orders.get(orderId);
    }

    private void add(Known order) {
        orders.put(order.orderId(), order);
    }
}
