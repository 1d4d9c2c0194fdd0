package io.foretick.venue.live.socket;

import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A websocket server that does what a test tells it and notes what it hears.
final class TestVenue implements AutoCloseable, PeerHandler {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final Consumer<Peer> onOpen;
    private final BiConsumer<Peer, String> onText;
    private final LoopbackServer server;

    TestVenue(Consumer<Peer> onOpen, BiConsumer<Peer, String> onText) {
        this.onOpen = onOpen;
        this.onText = onText;
        this.server =
                LoopbackServer.start(
                        "test",
                        0,
                        Faults.NONE,
                        config ->
                                LoopbackServer.webSocket(config, "/ws", "test", Faults.NONE, this));
    }

    URI uri() {
        return URI.create(server.webSocketUrl() + "/ws");
    }

    int connections() {
        return opened.get();
    }

    int open() {
        return opened.get() - closed.get();
    }

    /// What each connection has said.
    List<List<String>> heard() {
        return List.copyOf(heard.values());
    }

    Peer newest() {
        return peers.getLast();
    }

    @Override
    public void opened(Peer peer) {
        heard.put(peer.id(), new CopyOnWriteArrayList<>());
        if (opened.incrementAndGet() <= 100) {
            peers.add(peer);
        }
        onOpen.accept(peer);
    }

    @Override
    public void received(Peer peer, String text) {
        heard.getOrDefault(peer.id(), new CopyOnWriteArrayList<>()).add(text);
        onText.accept(peer, text);
    }

    @Override
    public void closed(Peer peer) {
        closed.incrementAndGet();
    }

    @Override
    public void close() {
        server.close();
    }
}
