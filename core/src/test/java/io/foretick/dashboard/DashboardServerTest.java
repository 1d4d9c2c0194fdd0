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
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// The server at its own door, spoken to by hand so that every header can be forged.
class DashboardServerTest {

    private final Snapshots snapshots = new Snapshots();
    private final LiveDesk desk =
            new LiveDesk(
                    4, new SnapshotRecorder(LiveSettings.of("test", Freshness.DEFAULT), snapshots));
    private final DashboardServer server =
            DashboardServer.start(
                    new DashboardSettings("127.0.0.1", 0, List.of("Trader.Example"), 2),
                    snapshots,
                    () -> "foretick_up 1\n");

    private final RawHttp http = new RawHttp(server.port(), server.token());

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
        String answer = http.ask("GET", path);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(http.ask("GET", path + "?token=wrong").startsWith("HTTP/1.1 401"));
    }

    @Test
    void tokenInTheAddressBecomesACookieThatScriptsCannotRead() throws IOException {
        String answer = http.ask("GET", "/?token=" + server.token());
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        String cookie = RawHttp.header(answer, "Set-Cookie");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertTrue(http.ask("GET", "/api/state", "Cookie: " + pair).startsWith("HTTP/1.1 200"));
    }

    @Test
    void programsMaySendTheTokenAsABearer() throws IOException {
        assertTrue(http.ask("GET", "/metrics", http.bearer()).endsWith("foretick_up 1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingCanBeChanged(String method) throws IOException {
        String answer = http.ask(method, "/api/state", http.bearer());
        assertTrue(answer.startsWith("HTTP/1.1 405"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil", ""})
    void foreignNameOfTheHostIsRefused(String host) throws IOException {
        String answer = http.raw("GET", "/api/state", List.of("Host: " + host, http.bearer()));
        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        assertFalse(answer.contains("events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "LOCALHOST", "[::1]:8000", "trader.example"})
    void ownNamesOfTheHostPass(String host) throws IOException {
        String answer = http.raw("GET", "/api/state", List.of("Host: " + host, http.bearer()));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
    void foreignOriginIsRefused(String origin) throws IOException {
        String answer = http.ask("GET", "/api/state", http.bearer(), "Origin: " + origin);
        assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }

    @Test
    void ownOriginPasses() throws IOException {
        String own = "Origin: http://127.0.0.1:" + server.port();
        assertTrue(http.ask("GET", "/api/state", http.bearer(), own).startsWith("HTTP/1.1 200"));
    }

    @Test
    void everyAnswerForbidsInlineScriptAndCaches() throws IOException {
        for (String path : List.of("/", "/api/markets", "/assets/app.css", "/nowhere")) {
            String answer = http.ask("GET", path, http.bearer());
            String policy = RawHttp.header(answer, "Content-Security-Policy");
            assertTrue(policy.contains("default-src 'none'"), answer);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("nosniff", RawHttp.header(answer, "X-Content-Type-Options"));
            assertEquals("no-store", RawHttp.header(answer, "Cache-Control"));
        }
    }

    @Test
    void healthNeedsNoTokenAndTellsNothingElse() throws IOException {
        String answer = http.ask("GET", "/api/health");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"status\":\"ok\""), answer);
        assertFalse(answer.contains("cash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/assets/..%2Fpackage-info.class", "/api/market/x"})
    void whatIsNotThereIsNotFound(String path) throws IOException {
        String answer = http.ask("GET", path, http.bearer());
        String status = answer.substring(9, 12);
        assertTrue(status.equals("404") || status.equals("400"), answer);
    }

    @Test
    void streamsBeyondTheLimitAreTurnedAway() throws IOException {
        var open = new ArrayList<Socket>();
        try {
            for (int k = 0; k < 2; k++) {
                open.add(http.openStream());
            }
            assertTrue(http.ask("GET", "/api/stream", http.bearer()).startsWith("HTTP/1.1 503"));
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
        try (Socket socket = http.openStream()) {
            String heard = RawHttp.readUntil(socket, "\"distributions\"");
            assertTrue(heard.contains("event: snapshot"), heard);
            assertTrue(heard.contains("btc-updown-5m-"), heard);
        }
    }
}
