package io.foretick.exchange.polymarket;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A plain websocket client that keeps all it hears.
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    public SocketClient(String url) {
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url), this)
                        .join();
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public List<String> frames() {
        return List.copyOf(frames);
    }

    public int closeCode() {
        return closeCode;
    }

    /// The first frame that is so, once there is one.
    public String await(Predicate<String> wanted) {
        waitUntil(() -> frames.stream().anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    public String awaitPart(String part) {
        return await(frame -> frame.contains(part));
    }

    /// Waits for a condition, with a limit.
    public static void waitUntil(BooleanSupplier condition) {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("waited " + PATIENCE + " in vain");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(
            WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
