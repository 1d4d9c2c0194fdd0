package io.foretick.venue.rpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A node on loopback that answers JSON-RPC as its test wants it.
public final class LoopbackRpc implements AutoCloseable {

    /// Answers a question, by JSON.
    @FunctionalInterface
    public interface Answers {
        /// JSON of the result.
        ///
        /// @throws Refusal to refuse it
        String result(String method, JsonNode params) throws Refusal;
    }

    /// A refusal by the node.
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        public Refusal(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Answers answers;
    private final Deque<String> troubles = new ArrayDeque<>();
    private final List<String> methods = new ArrayList<>();
    private boolean takesLists = true;

    public LoopbackRpc(Answers answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::on);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/secret-key";
    }

    /// What it does with the next messages in place of an answer: `hang up`, `503`, `429`, or a
    /// body that it sends as it is.
    public synchronized LoopbackRpc troubles(String... next) {
        troubles.addAll(Arrays.asList(next));
        return this;
    }

    public synchronized LoopbackRpc withoutLists() {
        takesLists = false;
        return this;
    }

    /// Methods of all questions so far.
    public synchronized List<String> methods() {
        return List.copyOf(methods);
    }

    public long asked(String method) {
        return methods().stream().filter(method::equals).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private synchronized void on(HttpExchange exchange) throws IOException {
        JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody());
        String trouble = troubles.poll();
        if (trouble == null) {
            send(exchange, 200, answer(question));
        } else if (trouble.equals("hang up")) {
            exchange.close();
        } else if (trouble.matches("\\d{3}")) {
            send(exchange, Integer.parseInt(trouble), "busy");
        } else {
            send(exchange, 200, trouble);
        }
    }

    private String answer(JsonNode question) {
        if (!question.isArray()) {
            return one(question);
        }
        if (!takesLists) {
            return "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"no lists\"}}";
        }
        List<String> all = new ArrayList<>(question.valueStream().map(this::one).toList());
        Collections.reverse(all); // a node may answer in any order
        return all.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private String one(JsonNode question) {
        String method = question.path("method").stringValue();
        methods.add(method);
        String head = "{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id") + ",";
        try {
            return head + "\"result\":" + answers.result(method, question.path("params")) + "}";
        } catch (Refusal e) {
            return head
                    + "\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                            .formatted(e.code, e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
