package io.foretick.exchange.binance.stream;

import io.foretick.exchange.spot.EpochUnit;
import io.foretick.exchange.wire.Peer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One connected client: what it subscribed to, how it wants its frames, and whether it still
/// answers pings. Any thread.
final class Client {

    static final int STREAMS_MAX = 1_024;

    /// Messages that it may send in a second of wall time.
    static final int MESSAGES_PER_SECOND_MAX = 5;

    private static final long SECOND_NS = 1_000_000_000L;

    private final Peer peer;
    private final EpochUnit unit;
    private final Set<String> streams = new LinkedHashSet<>();
    private final ArrayDeque<Long> messageNanoTimes = new ArrayDeque<>();
    private boolean combined;
    private byte[] pingPayload = {};
    private long pingNanoTime;
    private long unansweredNanoTime;
    private boolean unanswered;
    private long endNanoTime;
    private boolean warned;

    /// @param endNanoTime when the connection has to end
    Client(Peer peer, boolean combined, EpochUnit unit, long endNanoTime) {
        this.peer = peer;
        this.combined = combined;
        this.unit = unit;
        this.endNanoTime = endNanoTime;
        this.pingNanoTime = System.nanoTime();
    }

    Peer peer() {
        return peer;
    }

    /// The unit of the times in its frames.
    EpochUnit unit() {
        return unit;
    }

    /// Brings the end of the connection forward.
    synchronized void endAt(long nanoTime) {
        endNanoTime = Math.min(endNanoTime, nanoTime);
    }

    /// Whether the connection has to end by then.
    synchronized boolean isOver(long nanoTime) {
        return nanoTime >= endNanoTime;
    }

    synchronized boolean combined() {
        return combined;
    }

    synchronized void setCombined(boolean wanted) {
        combined = wanted;
    }

    /// Adds streams, unless they would be too many.
    ///
    /// @return whether it has them now
    synchronized boolean subscribe(Collection<String> names) {
        Set<String> all = new LinkedHashSet<>(streams);
        all.addAll(names);
        if (all.size() > STREAMS_MAX) {
            return false;
        }
        streams.addAll(names);
        return true;
    }

    synchronized void unsubscribe(Collection<String> names) {
        streams.removeAll(names);
    }

    synchronized List<String> streams() {
        return List.copyOf(streams);
    }

    synchronized boolean hears(String stream) {
        return streams.contains(stream);
    }

    /// Sends the payload of one stream, in the envelope that the client wants.
    void send(String stream, String payload) {
        peer.send(
                combined() ? "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}" : payload);
    }

    /// Counts a message that came in.
    ///
    /// @return false if there were too many in the last second
    synchronized boolean countMessage(long nanoTime) {
        while (!messageNanoTimes.isEmpty()
                && nanoTime - messageNanoTimes.peekFirst() >= SECOND_NS) {
            messageNanoTimes.removeFirst();
        }
        messageNanoTimes.addLast(nanoTime);
        return messageNanoTimes.size() <= MESSAGES_PER_SECOND_MAX;
    }

    /// Sends a ping if the last one is `everyNs` of wall time ago.
    synchronized void pingIfDue(long nanoTime, long everyNs, byte[] payload) {
        if (nanoTime - pingNanoTime < everyNs) {
            return;
        }
        pingNanoTime = nanoTime;
        pingPayload = payload.clone();
        if (!unanswered) {
            unanswered = true;
            unansweredNanoTime = nanoTime;
        }
        peer.ping(payload);
    }

    /// Takes a pong; one that answers another ping than the last does not count.
    synchronized void ponged(byte[] payload) {
        if (Arrays.equals(payload, pingPayload)) {
            unanswered = false;
        }
    }

    /// Whether a ping waits for its pong longer than `maxNs` of wall time.
    synchronized boolean isSilent(long nanoTime, long maxNs) {
        return unanswered && nanoTime - unansweredNanoTime > maxNs;
    }

    /// Tells it, once, that the server will soon be gone.
    void warnOfShutdown(long timeNs) {
        synchronized (this) {
            if (warned) {
                return;
            }
            warned = true;
        }
        send("!serverShutdown", "{\"e\":\"serverShutdown\",\"E\":" + unit.of(timeNs) + "}");
    }
}
