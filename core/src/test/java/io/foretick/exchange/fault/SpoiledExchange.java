package io.foretick.exchange.fault;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.LoopbackClient.Inbox;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A small exchange with one websocket and two endpoints, behind faults, and a client of it.
final class SpoiledExchange implements AutoCloseable {

    static final String SERVICE = "binance_ws";
    static final String TIME_ANSWER = "{\"serverTime\":1790000000000}";

    final AtomicInteger ordersTaken = new AtomicInteger();
    final List<Peer> peers = new CopyOnWriteArrayList<>();
    final LoopbackClient client = new LoopbackClient();
    final VenueClock clock;
    final SeededFaults faults;
    final LoopbackServer server;

    /// @param speed venue seconds in a second
    SpoiledExchange(double speed, long seed, FaultRule... rules) {
        clock = VenueClock.startingAt(1_790_000_000 * Times.SECOND_NS, speed);
        faults = new SeededFaults(new FaultPlan(List.of(rules)), clock, new Seed(seed));
        server =
                LoopbackServer.start(
                        SERVICE,
                        0,
                        faults,
                        config -> {
                            config.routes.get(
                                    "/api/v3/time",
                                    context ->
                                            context.contentType("application/json")
                                                    .result(TIME_ANSWER));
                            config.routes.post(
                                    "/order",
                                    context -> {
                                        ordersTaken.incrementAndGet();
                                        context.result("{\"status\":\"matched\"}");
                                    });
                            LoopbackServer.webSocket(config, "/ws", SERVICE, faults, new Echo());
                        });
    }

    Inbox connect() {
        int before = peers.size();
        Inbox inbox = client.connect(server.webSocketUrl() + "/ws");
        LoopbackClient.await("the peer is there", () -> peers.size() > before);
        return inbox;
    }

    /// Sends numbered frames to the client that connected last.
    void sendFrames(int count) {
        for (int i = 0; i < count; i++) {
            peers.getLast().send(frame(i));
        }
    }

    static String frame(int number) {
        return "{\"E\":1790000000000,\"u\":" + number + "}";
    }

    long injected(FaultKind kind) {
        return faults.injected().getOrDefault(kind, 0L);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        faults.close();
    }

    private final class Echo implements PeerHandler {

        @Override
        public void opened(Peer peer) {
            peers.add(peer);
        }

        @Override
        public void received(Peer peer, String text) {
            peer.send("PING".equals(text) ? "PONG" : text);
        }

        @Override
        public void closed(Peer peer) {
            // kept: a test may send to a client that is gone
        }
    }
}
