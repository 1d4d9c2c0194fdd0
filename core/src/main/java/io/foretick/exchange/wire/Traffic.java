package io.foretick.exchange.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The peers of one server and its counters. Owned by [LoopbackServer]; any thread.
final class Traffic {

    private static final Logger LOG = System.getLogger(Traffic.class.getName());

    private final String service;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    Traffic(String service) {
        this.service = service;
    }

    Set<Peer> peers() {
        return peers;
    }

    /// Tells the peers of this server apart.
    long nextNumber() {
        return numbers.incrementAndGet();
    }

    void requested() {
        requests.incrementAndGet();
    }

    void opened(Peer peer) {
        opened.incrementAndGet();
        peers.add(peer);
    }

    void closed(Peer peer) {
        peers.remove(peer);
    }

    void sent() {
        sent.incrementAndGet();
    }

    void received() {
        received.incrementAndGet();
    }

    void cutSlow() {
        slow.incrementAndGet();
    }

    /// An exception has left a handler of the exchange.
    void failed(String where, Throwable failure) {
        failures.incrementAndGet();
        LOG.log(Level.ERROR, service + ": " + where, failure);
    }

    ServerCounts counts() {
        return new ServerCounts(
                requests.get(),
                opened.get(),
                peers.size(),
                sent.get(),
                received.get(),
                slow.get(),
                failures.get());
    }
}
