package io.foretick.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.engine.Freshness;
import io.foretick.report.live.LiveSettings;
import io.foretick.report.live.SnapshotRecorder;
import io.foretick.report.live.Snapshots;
import io.foretick.testing.LiveDesk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The server at its own door, spoken to by hand so that every header can be forged.
class DashboardServerTest {

    private static final int TIMEOUT_MS = 10_000;

    private final Snapshots snapshots = new Snapshots();
    private final LiveDesk desk =
            new LiveDesk(
                    4, new SnapshotRecorder(LiveSettings.of("test", Freshness.DEFAULT), snapshots));
    private final DashboardServer server =
            DashboardServer.start(
                    new DashboardSettings("127.0.0.1", 0, List.of("Trader.Example"), 2),
                    snapshots,
                    () -> "foretick_up 1\n");

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/assets/app.js",
                "/market/abc",
                "/api/markets",
                "/api/distributions",
                "/api/market/abc",
                "/api/state",
                "/api/stream",
                "/metrics",
                "/nowhere"
            })
    void nothingIsShownWithoutTheToken(String path) throws IOException {
        String answer = ask("GET", path);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(ask("GET", path + "?token=wrong").startsWith("HTTP/1.1 401"));
    }

    @Test
    void tokenInTheAddressBecomesACookieThatScriptsCannotRead() throws IOException {
        String answer = ask("GET", "/?token=" + server.token());
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        String cookie = header(answer, "Set-Cookie");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertTrue(ask("GET", "/api/state", "Cookie: " + pair).startsWith("HTTP/1.1 200"));
    }

    @Test
    void programsMaySendTheTokenAsABearer() throws IOException {
        assertTrue(ask("GET", "/metrics", bearer()).endsWith("foretick_up 1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingCanBeChanged(String method) throws IOException {
        String answer = ask(method, "/api/state", bearer());
        assertTrue(answer.startsWith("HTTP/1.1 405"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil", ""})
    void foreignNameOfTheHostIsRefused(String host) throws IOException {
        String answer = raw("GET", "/api/state", List.of("Host: " + host, bearer()));
        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        assertFalse(answer.contains("events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "LOCALHOST", "[::1]:8000", "trader.example"})
    void ownNamesOfTheHostPass(String host) throws IOException {
        String answer = raw("GET", "/api/state", List.of("Host: " + host, bearer()));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
    void foreignOriginIsRefused(String origin) throws IOException {
        String answer = ask("GET", "/api/state", bearer(), "Origin: " + origin);
        assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }

    @Test
    void ownOriginPasses() throws IOException {
        String own = "Origin: http://127.0.0.1:" + server.port();
        assertTrue(ask("GET", "/api/state", bearer(), own).startsWith("HTTP/1.1 200"));
    }

    @Test
    void everyAnswerForbidsInlineScriptAndCaches() throws IOException {
        for (String path : List.of("/", "/api/markets", "/assets/app.css", "/nowhere")) {
            String answer = ask("GET", path, bearer());
            String policy = header(answer, "Content-Security-Policy");
            assertTrue(policy.contains("default-src 'none'"), answer);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertEquals("no-store", header(answer, "Cache-Control"));
        }
    }

    @Test
    void healthNeedsNoTokenAndTellsNothingElse() throws IOException {
        String answer = ask("GET", "/api/health");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"status\":\"ok\""), answer);
        assertFalse(answer.contains("cash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/assets/..%2Fpackage-info.class", "/api/market/x"})
    void whatIsNotThereIsNotFound(String path) throws IOException {
        String answer = ask("GET", path, bearer());
        String status = answer.substring(9, 12);
        assertTrue(status.equals("404") || status.equals("400"), answer);
    }

    @Test
    void streamsBeyondTheLimitAreTurnedAway() throws IOException {
        var open = new ArrayList<Socket>();
        try {
            for (int k = 0; k < 2; k++) {
                open.add(openStream());
            }
            assertTrue(ask("GET", "/api/stream", bearer()).startsWith("HTTP/1.1 503"));
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void streamSendsTheNewestSnapshotAtOnce() throws IOException {
        while (!snapshots.newest().markets().contains("btc-updown-5m-")) {
            desk.step();
        }
        try (Socket socket = openStream()) {
            String heard = readUntil(socket, "\"distributions\"");
            assertTrue(heard.contains("event: snapshot"), heard);
            assertTrue(heard.contains("btc-updown-5m-"), heard);
        }
    }

    private Socket openStream() throws IOException {
        Socket socket = send("GET", "/api/stream", List.of(host(), bearer()));
        String head = readUntil(socket, "retry: ");
        assertTrue(head.startsWith("HTTP/1.1 200"), head);
        return socket;
    }

    private String ask(String method, String path, String... headers) throws IOException {
        var all = new ArrayList<>(List.of(host()));
        all.addAll(List.of(headers));
        return raw(method, path, all);
    }

    private String raw(String method, String path, List<String> headers) throws IOException {
        var closing = new ArrayList<>(headers);
        closing.add("Connection: close");
        try (Socket socket = send(method, path, closing)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket send(String method, String path, List<String> headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(TIMEOUT_MS);
        String request =
                method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + heard);
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port();
    }

    private String bearer() {
        return "Authorization: Bearer " + server.token();
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(lower(name)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT) + ":";
    }
}
