package io.foretick.exchange;

import static org.junit.jupiter.api.Assertions.fail;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client of simulated exchanges, for tests: real sockets, waits with a deadline.
public final class LoopbackClient implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DEADLINE_SECONDS = 20;

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
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /// Asks by POST with a JSON body.
    public Answer post(String url, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    /// Opens a websocket.
    public Inbox connect(String url) {
        return new Inbox(http, url);
    }

    @Override
    public void close() {
        http.close();
    }

    /// What came over one websocket.
    public static final class Inbox implements AutoCloseable {

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        private Inbox(HttpClient http, String url) {
            this.socket = http.newWebSocketBuilder().buildAsync(URI.create(url), listener()).join();
        }

        private WebSocket.Listener listener() {
            return new WebSocket.Listener() {
                private final StringBuilder parts = new StringBuilder();

                @Override
                public @Nullable CompletionStage<?> onText(
                        WebSocket webSocket, CharSequence data, boolean last) {
                    parts.append(data);
                    if (last) {
                        texts.add(parts.toString());
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
                public @Nullable CompletionStage<?> onClose(
                        WebSocket webSocket, int code, String reason) {
                    closes.add(code);
                    return null;
                }

                @Override
                public void onError(WebSocket webSocket, Throwable error) {
                    closes.add(1006);
                }
            };
        }

        /// Sends a text.
        public void send(String text) {
            socket.sendText(text, true).join();
        }

        /// Says goodbye.
        public void leave() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }

        /// The next text.
        public JsonNode next() throws InterruptedException {
            return MAPPER.readTree(nextText());
        }

        /// The next text as it came.
        public String nextText() throws InterruptedException {
            String text = texts.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
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
            String ping = pings.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            return ping == null ? fail("no ping in time") : ping;
        }

        /// The code with which the connection was closed.
        public int closeCode() throws InterruptedException {
            Integer code = closes.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            return code == null ? fail("not closed in time") : code;
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
