package io.foretick.exchange.wire;

import io.javalin.http.Context;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// One websocket client of a simulated exchange, as the exchange sees it. Any thread may send;
/// frames of one thread arrive in its order unless a fault is at work.
///
/// What a client does not read waits here, up to a limit; a client beyond it is cut, as real venues
/// do.
public final class Peer {

    private static final int FRAMES_WAITING_MAX = 16_384;
    private static final long CHARACTERS_WAITING_MAX = 32L << 20;

    private final String service;
    private final String id;
    private final long number;
    private final Map<String, List<String>> query;
    private final Map<String, String> path;
    private final Session session;
    private final Faults faults;
    private final Traffic traffic;
    private final AtomicLong framesWaiting = new AtomicLong();
    private final AtomicLong charactersWaiting = new AtomicLong();
    private volatile boolean frozen;

    Peer(Upgrade upgrade, Session session) {
        this.service = upgrade.service();
        this.id = upgrade.service() + "-" + upgrade.number();
        this.number = upgrade.number();
        this.query = upgrade.query();
        this.path = upgrade.path();
        this.faults = upgrade.faults();
        this.traffic = upgrade.traffic();
        this.session = session;
    }

    /// What is known of a client before it is one.
    record Upgrade(
            String service,
            long number,
            Map<String, List<String>> query,
            Map<String, String> path,
            Faults faults,
            Traffic traffic) {

        static Upgrade of(String service, Context request, Faults faults) {
            Traffic traffic = request.appData(LoopbackServer.TRAFFIC);
            return new Upgrade(
                    service,
                    traffic.nextNumber(),
                    Map.copyOf(request.queryParamMap()),
                    Map.copyOf(request.pathParamMap()),
                    faults,
                    traffic);
        }
    }

    /// The service it is connected to, such as `binance_ws`.
    public String service() {
        return service;
    }

    /// Tells connections apart, also of different services.
    public String id() {
        return id;
    }

    /// The order in which the clients of its server came.
    public long number() {
        return number;
    }

    /// The value of a query parameter of the upgrade request, empty if absent.
    public String query(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    /// The value of a path parameter of the upgrade request.
    ///
    /// @throws IllegalArgumentException if the path has no such parameter
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("path has no parameter " + name);
        }
        return value;
    }

    public boolean isOpen() {
        return session.isOpen();
    }

    /// Sends a text frame, through the faults.
    public void send(String text) {
        faults.frame(this, text);
    }

    /// Sends a text frame past the faults; for [Faults] only.
    public void transmit(String text) {
        if (frozen || !session.isOpen()) {
            return;
        }
        long characters = charactersWaiting.addAndGet(text.length());
        boolean full = framesWaiting.incrementAndGet() > FRAMES_WAITING_MAX;
        if (full || characters > CHARACTERS_WAITING_MAX + text.length()) {
            traffic.cutSlow();
            session.disconnect();
            return;
        }
        traffic.sent();
        session.sendText(text, Callback.from(() -> left(text), _ -> left(text)));
    }

    private void left(String text) {
        framesWaiting.decrementAndGet();
        charactersWaiting.addAndGet(-text.length());
    }

    /// Sends a protocol-level ping.
    public void ping(byte[] payload) {
        if (!frozen && session.isOpen()) {
            session.sendPing(ByteBuffer.wrap(payload), Callback.NOOP);
        }
    }

    /// Closes with a code and a reason.
    public void close(int code, String reason) {
        if (!frozen) {
            session.close(code, reason, Callback.NOOP);
        }
    }

    /// Cuts the connection without a word.
    public void disconnect() {
        session.disconnect();
    }

    /// Leaves the socket open and lets nothing pass any more, in either direction: no text, no
    /// pong, no close; for [Faults] only.
    public void freeze() {
        frozen = true;
    }

    boolean isFrozen() {
        return frozen;
    }

    @Override
    public String toString() {
        return id;
    }
}
