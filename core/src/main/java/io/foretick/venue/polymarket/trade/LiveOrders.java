package io.foretick.venue.polymarket.trade;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Our orders by number and by name: those that work, and closed ones for as long as news of them
/// may come. Owned by the [LiveVenue].
final class LiveOrders {

    private final TreeMap<Long, LiveOrder> orders = new TreeMap<>();
    private final TreeMap<Long, LiveOrder> open = new TreeMap<>();
    private final Map<String, LiveOrder> byName = new HashMap<>(); // never walked

    LiveOrder add(Command.PlaceOrder command) {
        var order = new LiveOrder(command);
        if (orders.putIfAbsent(order.orderId(), order) != null) {
            throw new IllegalStateException("order " + order.orderId() + " was placed before");
        }
        open.put(order.orderId(), order);
        return order;
    }

    @Nullable LiveOrder find(long orderId) {
        return orders.get(orderId);
    }

    @Nullable LiveOrder find(String name) {
        return byName.get(name);
    }

    /// Those that have not closed, by rising number. A copy, so that they may close meanwhile.
    List<LiveOrder> open() {
        return new ArrayList<>(open.values());
    }

    int openCount() {
        return open.size();
    }

    /// All that are remembered, by rising number.
    Collection<LiveOrder> all() {
        return orders.values();
    }

    void named(LiveOrder order) {
        byName.put(order.name(), order);
    }

    void closed(LiveOrder order) {
        open.remove(order.orderId());
    }

    /// Lets go of orders that have closed before `beforeNs` and whose trades are final.
    void forget(long beforeNs) {
        orders.values()
                .removeIf(order -> {
                    boolean old =
                            order.life() == OrderLife.CLOSED
                                    && order.changedNs() < beforeNs
                                    && !order.hasOpenFills();
                    if (old) {
                        byName.remove(order.name());
                    }
                    return old;
                });
    }

    void save(StateSink out) {
        out.add((long) orders.size());
        orders.values().forEach(order -> order.save(out));
    }

    void load(StateSource in) {
        for (int left = in.nextInt(); left > 0; left--) {
            LiveOrder order = LiveOrder.load(in);
            orders.put(order.orderId(), order);
            if (order.life() != OrderLife.CLOSED) {
                open.put(order.orderId(), order);
            }
            if (!order.name().isEmpty()) {
                named(order);
            }
        }
    }
}
