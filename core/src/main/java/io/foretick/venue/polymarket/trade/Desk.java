package io.foretick.venue.polymarket.trade;

import io.foretick.venue.polymarket.account.Gateway;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;

/// What the parts of a [LiveVenue] share: orders, markets, the hour, the way out. Owned by the
/// venue.
final class Desk {

    private final TradeSettings settings;
    private final LiveMarkets markets = new LiveMarkets();
    private final LiveOrders orders = new LiveOrders();
    private final LinkedHashSet<LiveOrder> touched = new LinkedHashSet<>();
    private @Nullable Gateway gateway; // null while a journal is read again
    private long nowNs = Long.MIN_VALUE;
    private long strays;

    Desk(TradeSettings settings) {
        this.settings = settings;
    }

    TradeSettings settings() {
        return settings;
    }

    LiveMarkets markets() {
        return markets;
    }

    LiveOrders orders() {
        return orders;
    }

    long nowNs() {
        return nowNs;
    }

    void passTo(long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
    }

    boolean connected() {
        return gateway != null;
    }

    /// @throws IllegalStateException if a second is given
    void connect(Gateway way) {
        if (gateway != null) {
            throw new IllegalStateException("the venue is connected already");
        }
        gateway = way;
    }

    /// Only while connected.
    Gateway gateway() {
        if (gateway == null) {
            throw new IllegalStateException("the venue is not connected, nothing may be sent");
        }
        return gateway;
    }

    /// Something about an order is new, so that an event may follow.
    void touch(LiveOrder order) {
        touched.add(order);
    }

    boolean hasTouched() {
        return !touched.isEmpty();
    }

    LiveOrder firstTouched() {
        return touched.getFirst();
    }

    void settle(LiveOrder order) {
        touched.remove(order);
    }

    /// Something contradicts what is known. It changes nothing, and the venue is asked.
    void stray() {
        strays++;
    }

    long strays() {
        return strays;
    }
}
