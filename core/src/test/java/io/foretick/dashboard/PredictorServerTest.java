package io.foretick.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.ModelName;
import io.foretick.market.candle.Timeframe;
import io.foretick.report.predictor.BoardSettings;
import io.foretick.report.predictor.FeedHealth;
import io.foretick.report.predictor.PatternRows;
import io.foretick.report.predictor.PredictorBoard;
import io.foretick.testing.MadeUpPredictor;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;

/// A predictor's server at its own door.
class PredictorServerTest {

    private FeedHealth feed = FeedHealth.STARTING;
    private final PredictorBoard board =
            new PredictorBoard(
                    BoardSettings.of("live", "BTCUSDT"),
                    VenueClock.wall(),
                    () -> feed,
                    () -> PatternRows.NONE);
    private final MadeUpPredictor predictor =
            new MadeUpPredictor(Timeframe.parse("1"), MadeUpPredictor.aMidnightNs(), 7, board);
    private final PredictorServer server =
            PredictorServer.start(DashboardSettings.DEFAULT.withPort(0), board);
    private final RawHttp http = new RawHttp(server.port(), server.token());

    @BeforeEach
    void publish() {
        predictor.steps(20);
        board.publish();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/predictor",
                "/assets/app.js",
                "/api/state",
                "/api/models",
                "/api/models/1/TRENDVIC",
                "/api/patterns/top",
                "/api/patterns/summary",
                "/api/stream",
                "/nowhere"
            })
    void nothingIsShownWithoutTheToken(String path) throws IOException {
        assertTrue(http.ask("GET", path).startsWith("HTTP/1.1 401"));
        assertTrue(http.ask("GET", path + "?token=wrong").startsWith("HTTP/1.1 401"));
    }

    @Test
    void stateTellsFeedTimeframesAndAlarms() throws IOException {
        JsonNode state = json("/api/state");
        assertEquals("BTCUSDT", state.get("symbol").asString());
        assertEquals("STARTING", state.get("feed").get("state").asString());
        assertEquals(20, state.get("timeframes").get(0).get("candles").asInt());
        assertEquals(0, state.get("alarms").get("last").size());
    }

    @Test
    void modelsAreRowsOfOneTable() throws IOException {
        JsonNode rows = json("/api/models");
        assertEquals(ModelName.values().length, rows.size());
        assertEquals(19, rows.get(0).get("windows").get("all").get("n").asInt());
    }

    @Test
    void oneModelsPageHasItsHistory() throws IOException {
        assertEquals(19, json("/api/models/1/ENSEMBLE").get("history").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/models/5/ENSEMBLE", "/api/models/1/NOBODY", "/api/markets"})
    void whatIsNotThereIsNotFound(String path) throws IOException {
        assertTrue(http.get(path).startsWith("HTTP/1.1 404"));
    }

    @Test
    void patternsAreListedAndCounted() throws IOException {
        assertEquals(0, json("/api/patterns/top").get("anti").size());
        assertEquals(0, json("/api/patterns/summary").get("contexts").asInt());
    }

    @Test
    void streamSendsTheNewestSnapshotAndThenTheNextOne() throws IOException {
        try (Socket socket = http.openStream()) {
            String first = RawHttp.readUntil(socket, "\n\n");
            first += RawHttp.readUntil(socket, "\n\n");
            assertTrue(first.contains("event: snapshot\nid: 1\n"), first);
            predictor.step();
            board.publish();
            String next = RawHttp.readUntil(socket, "\"models\":[{");
            assertTrue(next.contains("id: 2\n"), next);
        }
    }

    @Test
    void rootLeadsToThePageWithItsToken() throws IOException {
        String answer = http.ask("GET", "/?token=" + server.token());
        assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
        assertEquals("/predictor?token=" + server.token(), RawHttp.header(answer, "Location"));
        assertTrue(server.url().endsWith("/predictor?token=" + server.token()));
    }

    @Test
    void pageGivesTheCookieThatReadsTheRest() throws IOException {
        String answer = http.ask("GET", "/predictor?token=" + server.token());
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        String cookie = RawHttp.header(answer, "Set-Cookie");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertTrue(http.ask("GET", "/api/models", "Cookie: " + pair).startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothingCanBeChanged(String method) throws IOException {
        assertTrue(http.ask(method, "/api/config", http.bearer()).startsWith("HTTP/1.1 405"));
    }

    @Test
    void healthNeedsNoTokenAndTellsNothingElse() throws IOException {
        String answer = http.ask("GET", "/api/health");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"status\":"), answer);
        assertFalse(answer.contains("BTCUSDT"));
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, starting",
        "LIVE, ok",
        "REPLAY, ok",
        "RECONNECTING, degraded",
        "ENDED, degraded"
    })
    void healthSaysWhetherCandlesCome(FeedHealth.State state, String status) throws IOException {
        feed = new FeedHealth(state, predictor.nextNs(), 0, 1, 0);
        board.publish();
        assertEquals(status, json("/api/health").get("status").asString());
    }

    private JsonNode json(String path) throws IOException {
        String answer = http.get(path);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(RawHttp.header(answer, "Content-Type").startsWith("application/json"), answer);
        return JsonMapper.shared().readTree(RawHttp.body(answer));
    }
}
