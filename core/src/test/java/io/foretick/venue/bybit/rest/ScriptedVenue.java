package io.foretick.venue.bybit.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// A REST side on loopback that answers what it was told to, one answer a question, the last again
/// and again.
final class ScriptedVenue implements AutoCloseable {

    /// One answer.
    record Line(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Deque<Line> lines = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();

    ScriptedVenue() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /// Adds an answer of status 200.
    ScriptedVenue says(String body) {
        return says(200, body, Map.of());
    }

    /// Adds an answer.
    synchronized ScriptedVenue says(int status, String body, Map<String, String> headers) {
        lines.add(new Line(status, body, headers));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What it was asked, paths with their queries.
    synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Line line = next(exchange.getRequestURI().toString());
        byte[] body = line.body().getBytes(StandardCharsets.UTF_8);
        line.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(line.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Line next(String question) {
        questions.add(question);
        return lines.size() > 1 ? lines.removeFirst() : lines.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
