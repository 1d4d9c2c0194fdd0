package io.foretick.exchange.polymarket.clob;

import io.foretick.exchange.polymarket.match.MatchListener;
import io.foretick.exchange.polymarket.match.PlaceAnswer;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The answers that clients wait for while their orders wait in the taker delay. Give it to the
/// engine as a listener. Any thread.
public final class HeldAnswers implements MatchListener {

    private final Map<String, CompletableFuture<PlaceAnswer>> waiting = new ConcurrentHashMap<>();

    /// The answer to come for an order; to be asked for under the engine's lock.
    CompletableFuture<PlaceAnswer> expect(String orderId) {
        return waiting.computeIfAbsent(orderId, _ -> new CompletableFuture<>());
    }

    @Override
    public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {
        CompletableFuture<PlaceAnswer> expected = waiting.remove(orderId);
        if (expected != null) {
            expected.complete(answer);
        }
    }
}
