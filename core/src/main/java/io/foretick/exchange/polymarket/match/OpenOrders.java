package io.foretick.exchange.polymarket.match;

import io.foretick.event.Side;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All orders that rest or wait in the taker delay, found by id, by account and by owner, each in
/// the order they came. Owned by the engine.
final class OpenOrders {

    private final Map<String, Order> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, Order>> byAccount = new HashMap<>();
    private final Map<String, Map<String, Order>> byOwner = new HashMap<>();

    void add(Order order) {
        byId.put(order.id(), order);
        of(byAccount, order.account()).put(order.id(), order);
        of(byOwner, order.request().owner()).put(order.id(), order);
    }

    void remove(Order order) {
        byId.remove(order.id());
        of(byAccount, order.account()).remove(order.id());
        of(byOwner, order.request().owner()).remove(order.id());
    }

    boolean contains(String id) {
        return byId.containsKey(id);
    }

    @Nullable Order find(String id) {
        return byId.get(id);
    }

    List<Order> ofAccount(String account) {
        return List.copyOf(byAccount.getOrDefault(account, Map.of()).values());
    }

    List<Order> ofOwner(String owner) {
        return List.copyOf(byOwner.getOrDefault(owner, Map.of()).values());
    }

    List<Order> ofMarket(ListedMarket market) {
        return byId.values().stream().filter(order -> order.market().equals(market)).toList();
    }

    /// What an account's open orders on one side of one token hold ready.
    long reservedE8(String account, String tokenId, Side side) {
        Collection<Order> orders = byAccount.getOrDefault(account, Map.of()).values();
        long sumE8 = 0;
        for (Order order : orders) {
            if (order.side() == side && order.request().tokenId().equals(tokenId)) {
                sumE8 += order.reserveE8();
            }
        }
        return sumE8;
    }

    private static Map<String, Order> of(Map<String, Map<String, Order>> index, String key) {
        return index.computeIfAbsent(key, _ -> new LinkedHashMap<>());
    }
}
