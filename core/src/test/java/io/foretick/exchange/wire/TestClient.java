package io.foretick.exchange.wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A client of the JDK, as the tests of simulated exchanges use it.
public final class TestClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    public HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(request(url).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> send(String method, String url, String body)
            throws IOException, InterruptedException {
        var request = request(url).method(method, BodyPublishers.ofString(body)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    public Listener connect(String url) {
        var listener = new Listener();
        listener.socket.complete(
                http.newWebSocketBuilder().buildAsync(URI.create(url), listener).join());
        return listener;
    }

    /// Waits until `condition` holds.
    ///
    /// @throws AssertionError if it does not within twenty seconds
    public static void await(String what, BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUpAt) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// What one websocket has heard.
    public static final class Listener implements WebSocket.Listener, AutoCloseable {

        public static final int OPEN = -1;

        /// Failed or cut without a close frame.
        public static final int CUT = -2;

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final AtomicInteger pongs = new AtomicInteger();
        private final StringBuilder partial = new StringBuilder();
        private volatile int closeCode = OPEN;
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                texts.add(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
            pongs.incrementAndGet();
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
        public void onError(WebSocket webSocket, Throwable error) {
            closeCode = CUT;
        }

        public void send(String text) {
            socket.join().sendText(text, true).join();
        }

        public void ping() {
            socket.join().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        }

        /// Cuts the connection without a word.
        public void abort() {
            socket.join().abort();
        }

        public List<String> texts() {
            return texts;
        }

        public int pongs() {
            return pongs.get();
        }

        public int closeCode() {
            return closeCode;
        }

        /// The first text that is so, once there is one.
        public String awaitText(Predicate<String> wanted) {
            TestClient.await("the wanted text has come", () -> texts.stream().anyMatch(wanted));
            return texts.stream().filter(wanted).findFirst().orElseThrow();
        }

        /// The first text with this in it, once there is one.
        public String awaitPart(String part) {
            return awaitText(text -> text.contains(part));
        }

        @Override
        public void close() {
            abort();
        }

        public void awaitTexts(int count) {
            await(
                    count + " texts have come, " + texts.size() + " did",
                    () -> texts.size() >= count);
        }

        /// The JDK's client does not always report that the other side has hung up: in one of ten
        /// cuts right behind data it stays silent. A ping into the dead socket then fails.
        public void awaitClosed() {
            await("the socket is closed", () -> closeCode != OPEN || !takesPings());
        }

        private boolean takesPings() {
            var ping = socket.join().sendPing(ByteBuffer.wrap(new byte[] {1}));
            try {
                ping.join();
                return true;
            } catch (CompletionException _) {
                return false;
            }
        }
    }
}
