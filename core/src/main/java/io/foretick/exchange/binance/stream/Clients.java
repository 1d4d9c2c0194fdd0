package io.foretick.exchange.binance.stream;

import io.foretick.base.Times;
import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.wire.Peer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.venue.VenueClock;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// All clients of the websocket service. Connections come and go on the server's threads; the
/// publisher reads them and watches over their pongs and their age.
///
/// Times that end a connection are the venue's, but never shorter than a span of wall time that a
/// healthy client can keep, however fast the venue's clock runs.
public final class Clients {

    private static final long PING_EVERY_NS = 20 * Times.SECOND_NS;
    private static final long PING_EVERY_WALL_MIN_NS = 2 * Times.SECOND_NS;
    private static final long PONG_WITHIN_NS = Times.MINUTE_NS;
    private static final long PONG_WITHIN_WALL_MIN_NS = 5 * Times.SECOND_NS;
    private static final long LIFE_NS = Times.DAY_NS;
    private static final long LIFE_WALL_MIN_NS = 10 * Times.MINUTE_NS;
    private static final long NOTICE_NS = Times.MINUTE_NS;
    private static final long NOTICE_WALL_MIN_NS = 2 * Times.SECOND_NS;

    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;

    private final VenueClock clock;
    private final Map<Peer, Client> clients = new ConcurrentHashMap<>();
    private final long pingEveryNs;
    private final long pongWithinNs;
    private final long lifeNs;
    private final long noticeNs;

    public Clients(VenueClock clock) {
        this.clock = clock;
        this.pingEveryNs = Math.max(PING_EVERY_WALL_MIN_NS, clock.toWallNs(PING_EVERY_NS));
        this.pongWithinNs = Math.max(PONG_WITHIN_WALL_MIN_NS, clock.toWallNs(PONG_WITHIN_NS));
        this.lifeNs = Math.max(LIFE_WALL_MIN_NS, clock.toWallNs(LIFE_NS));
        this.noticeNs = Math.max(NOTICE_WALL_MIN_NS, clock.toWallNs(NOTICE_NS));
    }

    /// The handler of a path on which clients get bare payloads.
    ///
    /// @param names reads the streams, parted by `/`, from the upgrade request
    public PeerHandler raw(Function<Peer, String> names) {
        return new Door(this, false, names);
    }

    /// The handler of a path on which payloads come with the name of their stream.
    public PeerHandler combined(Function<Peer, String> names) {
        return new Door(this, true, names);
    }

    private record Door(Clients clients, boolean combined, Function<Peer, String> names)
            implements PeerHandler {

        @Override
        public void opened(Peer peer) {
            clients.open(peer, combined, names.apply(peer));
        }

        @Override
        public void received(Peer peer, String text) {
            clients.received(peer, text);
        }

        @Override
        public void ponged(Peer peer, byte[] payload) {
            clients.ponged(peer, payload);
        }

        @Override
        public void closed(Peer peer) {
            clients.clients.remove(peer);
        }
    }

    private void open(Peer peer, boolean combined, String names) {
        EpochUnit unit =
                peer.query("timeUnit").equalsIgnoreCase("MICROSECOND")
                        ? EpochUnit.MICROS
                        : EpochUnit.MILLIS;
        var client = new Client(peer, combined, unit, System.nanoTime() + lifeNs);
        if (client.subscribe(namesOf(names))) {
            clients.put(peer, client);
        } else {
            peer.close(POLICY, "Too many streams");
        }
    }

    private void received(Peer peer, String text) {
        Client client = clients.get(peer);
        if (client == null) {
            return;
        }
        if (!client.countMessage(System.nanoTime())) {
            peer.close(POLICY, "Too many requests");
            return;
        }
        peer.send(Commands.answer(client, text));
    }

    private void ponged(Peer peer, byte[] payload) {
        Client client = clients.get(peer);
        if (client == null) {
            return;
        }
        client.ponged(payload);
        if (!client.countMessage(System.nanoTime())) {
            peer.close(POLICY, "Too many requests");
        }
    }

    /// All that are connected now.
    Iterable<Client> all() {
        return clients.values();
    }

    /// Whether nobody is connected.
    boolean isEmpty() {
        return clients.isEmpty();
    }

    /// Pings who is due, and ends connections that are silent or too old.
    void watch(long timeNs) {
        long nanoTime = System.nanoTime();
        byte[] payload =
                Long.toString(EpochUnit.MILLIS.of(timeNs)).getBytes(StandardCharsets.US_ASCII);
        for (Client client : clients.values()) {
            client.pingIfDue(nanoTime, pingEveryNs, payload);
            if (client.isSilent(nanoTime, pongWithinNs)) {
                client.peer().close(POLICY, "Pong timeout");
            } else if (client.isOver(nanoTime)) {
                client.peer().close(GOING_AWAY, "Going away");
            } else if (client.isOver(nanoTime + noticeNs)) {
                client.warnOfShutdown(timeNs);
            }
        }
    }

    /// Tells all clients that the server will soon be gone, and ends their connections a minute of
    /// venue time later.
    public void shutdownSoon() {
        long nanoTime = System.nanoTime();
        for (Client client : clients.values()) {
            client.endAt(nanoTime + noticeNs);
            client.warnOfShutdown(clock.nowNs());
        }
    }

    private static List<String> namesOf(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("/"));
    }
}
