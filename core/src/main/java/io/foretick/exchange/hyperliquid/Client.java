package io.foretick.exchange.hyperliquid;

import io.foretick.exchange.wire.Peer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One connected client, what it subscribed to, and when it was last told something. Any thread.
final class Client {

    private final Peer peer;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Set<String> begun = new LinkedHashSet<>();
    private volatile long sentNanoTime = System.nanoTime();

    Client(Peer peer) {
        this.peer = peer;
    }

    /// Sends a frame.
    void send(String frame) {
        sentNanoTime = System.nanoTime();
        peer.send(frame);
    }

    /// Ends the connection if nothing was sent for so long.
    void closeIfIdle(long nanoTime, long idleMaxNs) {
        if (nanoTime - sentNanoTime > idleMaxNs) {
            peer.close(1000, "Inactive");
        }
    }

    /// Adds a subscription.
    ///
    /// @param key its JSON
    /// @return false if it was there
    synchronized boolean subscribe(String key, Subscription subscription) {
        return subscriptions.putIfAbsent(key, subscription) == null;
    }

    /// Removes a subscription.
    ///
    /// @return false if it was not there
    synchronized boolean unsubscribe(String key) {
        begun.remove(key);
        return subscriptions.remove(key) != null;
    }

    /// Its subscriptions by their JSON, in the order in which they came.
    synchronized Map<String, Subscription> subscriptions() {
        return new LinkedHashMap<>(subscriptions);
    }

    /// Whether this is the first frame of a subscription; from now on it is not.
    synchronized boolean begins(String key) {
        return begun.add(key);
    }
}
