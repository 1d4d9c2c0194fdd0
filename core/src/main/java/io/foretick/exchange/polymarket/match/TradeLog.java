package io.foretick.exchange.polymarket.match;

import io.foretick.base.Seed;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// The trades of accounts that are no house, each as it stands, and the names that trades get.
/// Owned by the engine.
final class TradeLog {

    private static final int TRADES_OF_OWNER_MAX = 100_000;

    private final SplittableRandom random;
    private final Map<String, TradeReport> pending = new LinkedHashMap<>();
    private final Map<String, Map<String, TradeReport>> byOwner = new HashMap<>();

    TradeLog(Seed seed) {
        this.random = seed.random();
    }

    String newId() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L; // a UUID of version 4
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    String newHash() {
        var hash = new StringBuilder("0x");
        for (int word = 0; word < 4; word++) {
            hash.append(String.format("%016x", random.nextLong()));
        }
        return hash.toString();
    }

    /// Keeps a trade, or what has become of it, for these owners.
    void put(TradeReport trade, List<String> owners) {
        for (String owner : owners) {
            Map<String, TradeReport> trades =
                    byOwner.computeIfAbsent(owner, _ -> new LinkedHashMap<>());
            trades.put(trade.id(), trade);
            if (trades.size() > TRADES_OF_OWNER_MAX) {
                trades.remove(trades.keySet().iterator().next());
            }
        }
        switch (trade.status()) {
            case MATCHED, MINED, RETRYING -> pending.put(trade.id(), trade);
            case CONFIRMED, FAILED -> pending.remove(trade.id());
        }
    }

    /// A trade that is neither CONFIRMED nor FAILED.
    @Nullable TradeReport pending(String id) {
        return pending.get(id);
    }

    List<TradeReport> pendingOf(ListedMarket market) {
        return pending.values().stream().filter(trade -> trade.market().equals(market)).toList();
    }

    /// An owner's trades, oldest first.
    List<TradeReport> of(String owner) {
        return List.copyOf(byOwner.getOrDefault(owner, Map.of()).values());
    }
}
