package io.foretick.venue.polymarket.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The orders that were sent, and when: no order is sent twice, and one that is looked up need not
/// be looked for in old trades. Any thread.
final class SentOrders {

    private static final int ORDERS_MAX = 100_000; // the oldest go first

    private final Map<String, Long> secondByName = new LinkedHashMap<>();

    /// Notes an order.
    ///
    /// @return false if it was noted before
    synchronized boolean note(String name, long second) {
        if (secondByName.putIfAbsent(name, second) != null) {
            return false;
        }
        if (secondByName.size() > ORDERS_MAX) {
            secondByName.remove(secondByName.keySet().iterator().next());
        }
        return true;
    }

    /// It never left.
    synchronized void forget(String name) {
        secondByName.remove(name);
    }

    /// When an order was made; empty if it is not known here.
    synchronized OptionalLong second(String name) {
        Long second = secondByName.get(name);
        return second == null ? OptionalLong.empty() : OptionalLong.of(second);
    }
}
