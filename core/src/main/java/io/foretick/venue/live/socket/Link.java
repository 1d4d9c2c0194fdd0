package io.foretick.venue.live.socket;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One life of a websocket connection. The client's threads report to it; its supervisor watches it
/// and alone sends.
final class Link implements WebSocket.Listener {

    private static final long SEND_NS_MAX = 5_000_000_000L;

    private final int life;
    private final Traffic traffic;
    private final Counters counters;
    private final Runnable wake;
    private final TextAssembler assembler;
    private volatile @Nullable WebSocket socket; // null until the handshake is done
    private volatile @Nullable String end; // null while it lives
    private volatile long lastDataNanoTime;
    private volatile boolean data;
    private long startedNanoTime;
    private boolean started;

    /// @param wake tells the supervisor that the life has ended or has seen its first data
    Link(int life, Traffic traffic, Counters counters, int bytesMax, Runnable wake) {
        this.life = life;
        this.traffic = traffic;
        this.counters = counters;
        this.wake = wake;
        this.assembler = new TextAssembler(bytesMax);
    }

    int life() {
        return life;
    }

    /// Why it ended, null while it lives.
    @Nullable String end() {
        return end;
    }

    /// When it began to receive.
    long startedNanoTime() {
        return startedNanoTime;
    }

    /// When data came last, or when it began to receive.
    long lastDataNanoTime() {
        return lastDataNanoTime;
    }

    boolean hasData() {
        return data;
    }

    /// Lets messages in, after everything was said that had to be said first.
    void start() {
        startedNanoTime = System.nanoTime();
        lastDataNanoTime = startedNanoTime;
        synchronized (this) {
            if (end != null) {
                return;
            }
            started = true;
            traffic.opened(life);
        }
        counters.opened();
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
    }

    /// Sends a text and waits until it is on its way.
    ///
    /// @return whether it is; if not, the life has ended
    boolean send(String text) {
        WebSocket open = socket;
        if (open == null || end != null) {
            return false;
        }
        try {
            open.sendText(text, true).get(SEND_NS_MAX, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            finish("cannot send: " + reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            finish("interrupted");
        }
        return false;
    }

    /// Takes leave in good order.
    void leave() {
        WebSocket open = socket;
        if (mark("closed by us") && open != null) {
            try {
                open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(1, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException | IllegalStateException _) {
                // it is cut below
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        finish("closed by us");
    }

    /// Ends this life at once; only the first reason counts.
    void finish(String reason) {
        mark(reason);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        wake.run();
    }

    /// From here on nothing of this life is heard.
    private synchronized boolean mark(String reason) {
        if (end != null) {
            return false;
        }
        end = reason;
        if (started) {
            traffic.ended(life, reason);
        }
        return true;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (end != null) {
            opened.abort(); // nobody waits for it any more
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        long nanoTime = System.nanoTime();
        byte[] text = assembler.add(part, last);
        if (assembler.overlong()) {
            counters.refused();
            finish("message too long");
            return null;
        }
        if (text != null) {
            receive(text, nanoTime);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        finish("closed by the venue: " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        finish(reason(error));
    }

    private void receive(byte[] text, long nanoTime) {
        counters.received(text.length);
        boolean first = false;
        synchronized (this) {
            if (end == null && traffic.received(life, text, nanoTime)) {
                lastDataNanoTime = nanoTime;
                counters.data(nanoTime);
                first = !data;
                data = true;
            }
        }
        if (first) {
            wake.run();
        }
    }

    static String reason(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
