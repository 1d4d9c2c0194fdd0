package io.foretick.exchange;

import static org.junit.jupiter.api.Assertions.fail;

import io.foretick.testing.Eventually;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A client of simulated exchanges, for tests: the JDK's own, over real sockets. Whatever it waits
/// for has a deadline of twenty seconds.
public final class LoopbackClient implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    /// An answer.
    public record Answer(int status, HttpResponse<byte[]> response) {

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return MAPPER.readTree(bytes());
        }

        /// A header's value, empty if absent.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Asks by GET.
    ///
    /// @param headers names and values in turn
    public Answer get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /// Asks by POST with a JSON body.
    public Answer post(String url, String body) throws IOException, InterruptedException {
        return send(
                request(url)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /// Asks by any method, with a body of no stated type.
    public Answer send(String method, String url, String body)
            throws IOException, InterruptedException {
        return send(request(url).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    /// Opens a websocket.
    public Inbox connect(String url) {
        var inbox = new Inbox();
        inbox.socket.complete(
                http.newWebSocketBuilder().buildAsync(URI.create(url), inbox.listener()).join());
        return inbox;
    }

    /// Waits until `condition` holds.
    ///
    /// @throws AssertionError if it does not in time
    public static void await(String what, BooleanSupplier condition) {
        Eventually.holds(condition, () -> "waited in vain until " + what);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// What came over one websocket: to be taken one by one, or looked at as a whole.
    public static final class Inbox implements AutoCloseable {

        /// The close code of a socket that is open.
        public static final int OPEN = -1;

        /// That of one that failed or was cut without a close frame.
        public static final int CUT = -2;

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final BlockingQueue<String> untaken = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
        private final AtomicInteger pongs = new AtomicInteger();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private volatile int closeCode = OPEN;

        private WebSocket.Listener listener() {
            return new WebSocket.Listener() {
                private final StringBuilder parts = new StringBuilder();

                @Override
                public @Nullable CompletionStage<?> onText(
                        WebSocket webSocket, CharSequence data, boolean last) {
                    parts.append(data);
                    if (last) {
                        texts.add(parts.toString());
                        untaken.add(parts.toString());
                        parts.setLength(0);
                    }
                    webSocket.request(1);
                    return null;
                }

                @Override
                public @Nullable CompletionStage<?> onPing(
                        WebSocket webSocket, ByteBuffer message) {
                    pings.add(StandardCharsets.UTF_8.decode(message).toString());
                    webSocket.request(1);
                    return null;
                }

                @Override
                public @Nullable CompletionStage<?> onPong(
                        WebSocket webSocket, ByteBuffer message) {
                    pongs.incrementAndGet();
                    webSocket.request(1);
                    return null;
                }

                @Override
                public @Nullable CompletionStage<?> onClose(
                        WebSocket webSocket, int code, String reason) {
                    closeCode = code;
                    return null;
                }

                @Override
                public void onError(WebSocket webSocket, Throwable error) {
                    closeCode = CUT;
                }
            };
        }

        /// Sends a text.
        public void send(String text) {
            socket.join().sendText(text, true).join();
        }

        public void ping() {
            socket.join().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        }

        /// Says goodbye.
        public void leave() {
            socket.join().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }

        /// Cuts the connection without a word.
        public void abort() {
            socket.join().abort();
        }

        /// All texts so far, those that were taken too.
        public List<String> texts() {
            return texts;
        }

        public int pongs() {
            return pongs.get();
        }

        /// The code with which the connection was closed, or [#OPEN] or [#CUT].
        public int closeCode() {
            return closeCode;
        }

        /// The same once it is closed.
        public int awaitCloseCode() {
            await("the connection is closed", () -> closeCode != OPEN);
            return closeCode;
        }

        /// The next text.
        public JsonNode next() throws InterruptedException {
            return MAPPER.readTree(nextText());
        }

        /// The next text as it came.
        public String nextText() throws InterruptedException {
            String text = untaken.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            return text == null ? fail("no message in time") : text;
        }

        /// The next texts, so many.
        public List<JsonNode> next(int count) throws InterruptedException {
            List<JsonNode> all = new ArrayList<>();
            while (all.size() < count) {
                all.add(next());
            }
            return all;
        }

        /// The next text of which a claim is true; others before it are dropped.
        public JsonNode nextWhere(Predicate<JsonNode> claim) throws InterruptedException {
            while (true) {
                JsonNode message = next();
                if (claim.test(message)) {
                    return message;
                }
            }
        }

        /// The payload of the next ping.
        public String nextPing() throws InterruptedException {
            String ping = pings.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            return ping == null ? fail("no ping in time") : ping;
        }

        /// The first of all texts that is so, once there is one.
        public String awaitText(Predicate<String> wanted) {
            await("the wanted text has come", () -> texts.stream().anyMatch(wanted));
            return texts.stream().filter(wanted).findFirst().orElseThrow();
        }

        /// The first of all texts with this in it, once there is one.
        public String awaitPart(String part) {
            return awaitText(text -> text.contains(part));
        }

        /// Waits until so many texts have come in all.
        public void awaitTexts(int count) {
            Eventually.holds(
                    () -> texts.size() >= count,
                    () -> texts.size() + " texts have come, not " + count);
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

        @Override
        public void close() {
            abort();
        }
    }
}
