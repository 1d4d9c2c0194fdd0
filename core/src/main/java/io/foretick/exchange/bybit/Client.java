package io.foretick.exchange.bybit;

import io.foretick.exchange.wire.Peer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One connected client and what it subscribed to. Any thread.
final class Client {

    private final Peer peer;
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Set<String> begun = new LinkedHashSet<>();

    Client(Peer peer) {
        this.peer = peer;
    }

    Peer peer() {
        return peer;
    }

    /// Adds a topic.
    ///
    /// @return false if it was there
    synchronized boolean subscribe(String name, Topic topic) {
        return topics.putIfAbsent(name, topic) == null;
    }

    synchronized void unsubscribe(String name) {
        topics.remove(name);
        begun.remove(name);
    }

    /// Its topics by name, in the order in which they came.
    synchronized Map<String, Topic> topics() {
        return new LinkedHashMap<>(topics);
    }

    /// Whether this is the first frame of a topic; from now on it is not.
    synchronized boolean begins(String name) {
        return begun.add(name);
    }
}
