package io.foretick.exchange.wire;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The server's end of one websocket: hands what Jetty reports to the handler, one call at a time.
///
/// It asks for each next frame itself, so that a frozen peer reads nothing at all. A call that
/// comes while another runs (a close while a text is handled) is left to the thread that is in the
/// handler: nobody waits, so that an exchange may send to peers and close them while it holds its
/// own locks. Public because Jetty looks its methods up; made by [LoopbackServer] only.
public final class PeerSocket implements Session.Listener {

    /// Clients of venues send subscriptions, never more.
    private static final int RECEIVED_BYTES_MAX = 1 << 20;

    private final Peer.Upgrade upgrade;
    private final PeerHandler handler;
    private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callsWaiting = new AtomicInteger();

    /// Absent until the socket is open.
    private volatile @Nullable Peer peer;

    private volatile @Nullable Session session;

    PeerSocket(Peer.Upgrade upgrade, PeerHandler handler) {
        this.upgrade = upgrade;
        this.handler = handler;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setIdleTimeout(Duration.ZERO);
        opened.setMaxTextMessageSize(RECEIVED_BYTES_MAX);
        opened.setMaxBinaryMessageSize(RECEIVED_BYTES_MAX);
        var connected = new Peer(upgrade, opened);
        session = opened;
        peer = connected;
        upgrade.traffic().opened(connected);
        upgrade.faults().opened(connected);
        call("opened", () -> handler.opened(connected));
        readOn();
    }

    @Override
    public void onWebSocketText(String text) {
        Peer sender = peer;
        if (sender != null && !sender.isFrozen()) {
            upgrade.traffic().received();
            call("received", () -> handler.received(sender, text));
        }
        readOn();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed(); // no venue takes binary frames
        readOn();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        Session open = session;
        Peer sender = peer;
        if (open != null && sender != null && !sender.isFrozen()) {
            byte[] echo = bytes(payload);
            open.sendPong(ByteBuffer.wrap(echo), Callback.NOOP);
        }
        readOn();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        Peer sender = peer;
        if (sender != null && !sender.isFrozen()) {
            byte[] echo = bytes(payload);
            call("ponged", () -> handler.ponged(sender, echo));
        }
        readOn();
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        leave();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        leave(); // the socket broke or the client broke the protocol: the world's fault, not ours
    }

    /// Not on this thread: it may be in the middle of sending and hold the exchange's locks.
    private void leave() {
        Thread.startVirtualThread(this::gone);
    }

    private void gone() {
        Peer lost = takePeer();
        if (lost != null) {
            upgrade.traffic().closed(lost);
            upgrade.faults().closed(lost);
            call("closed", () -> handler.closed(lost));
        }
    }

    private synchronized @Nullable Peer takePeer() {
        Peer taken = peer;
        peer = null;
        return taken;
    }

    private void readOn() {
        Session open = session;
        Peer sender = peer;
        if (open != null && sender != null && !sender.isFrozen()) {
            open.demand();
        }
    }

    private void call(String what, Runnable call) {
        calls.add(() -> supervise(what, call));
        if (callsWaiting.getAndIncrement() > 0) {
            return; // the thread that is in the handler takes it
        }
        do {
            calls.remove().run();
        } while (callsWaiting.decrementAndGet() > 0);
    }

    private void supervise(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            upgrade.traffic().failed("websocket handler, " + what, e);
            Session open = session;
            if (open != null) {
                open.close(StatusCode.SERVER_ERROR, "internal error", Callback.NOOP);
            }
        }
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }
}
