package io.foretick.exchange.hyperliquid;

import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.Subscriptions;

/// One connected client, what it subscribed to, and when it was last told something. Any thread.
final class Client {

    private final Peer peer;
    private final Subscriptions<Subscription> subscriptions = new Subscriptions<>();
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

    /// By their JSON.
    Subscriptions<Subscription> subscriptions() {
        return subscriptions;
    }
}
