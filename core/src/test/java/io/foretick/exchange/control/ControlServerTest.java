package io.foretick.exchange.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.LoopbackClient.Answer;
import io.foretick.exchange.control.ControlServer.Controls;
import io.foretick.exchange.fault.FaultKind;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.fault.SeededFaults;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class ControlServerTest {

    private static final String CUT = "{\"faults\":[{\"kind\":\"disconnect\",\"name\":\"cut\"}]}";

    private final VenueClock clock = VenueClock.startingAt(1_790_000_000 * Times.SECOND_NS, 20);
    private final SeededFaults faults = new SeededFaults(FaultPlan.NONE, clock, new Seed(7));
    private final AtomicInteger notices = new AtomicInteger();
    private final ControlServer control =
            ControlServer.start(
                    new Controls(
                            clock,
                            new Seed(7),
                            faults,
                            () -> Map.of("binance_rest", "http://127.0.0.1:1"),
                            () -> 3,
                            notices::incrementAndGet),
                    0);
    private final LoopbackClient client = new LoopbackClient();

    @AfterEach
    void close() {
        client.close();
        control.close();
        faults.close();
    }

    private Answer send(String method, String path, String body) throws Exception {
        return client.send(method, control.urls().get("control") + path, body);
    }

    private JsonNode get(String path) throws Exception {
        Answer answer = send("GET", path, "");
        assertEquals(200, answer.status());
        return answer.json();
    }

    @Test
    void saysThatItIsWellAndWhereTheServicesAre() throws Exception {
        JsonNode health = get("/health");
        assertEquals("ok", health.path("status").stringValue());
        assertTrue(health.path("time_ms").longValue() >= 1_790_000_000_000L);
        assertEquals(
                "http://127.0.0.1:1", health.path("services").path("binance_rest").stringValue());
    }

    @Test
    void saysItsSeed() throws Exception {
        assertEquals(7, get("/seed").path("seed").longValue());
    }

    @Test
    void saysHowManyOrdersWereSentAgain() throws Exception {
        assertEquals(3, get("/orders").path("repeated").longValue());
    }

    @Test
    void refusesAnotherSpeed() throws Exception {
        assertEquals(20, get("/speed").path("speed").doubleValue());
        assertEquals(200, send("PUT", "/speed", "{\"speed\":20}").status());
        assertEquals(409, send("PUT", "/speed", "{\"speed\":60}").status());
        assertEquals(400, send("PUT", "/speed", "fast").status());
    }

    @Test
    void addsListsAndRemovesFaults() throws Exception {
        assertEquals(200, send("POST", "/faults", CUT).status());
        JsonNode listed = get("/faults");
        assertEquals("cut", listed.path("faults").path(0).path("name").stringValue());
        assertEquals(0, listed.path("injected").path("disconnect").longValue());
        assertEquals(200, send("DELETE", "/faults/cut", "").status());
        assertEquals(404, send("DELETE", "/faults/cut", "").status());
        assertEquals(0, faults.rules().size());
    }

    @Test
    void takesBackWhatItListed() throws Exception {
        faults.add(FaultPlan.all());
        String listed = get("/faults").path("faults").toString();
        var before = faults.rules();
        assertEquals(200, send("DELETE", "/faults", "").status());
        assertEquals(200, send("POST", "/faults", "{\"faults\":" + listed + "}").status());
        assertEquals(before, faults.rules());
    }

    @Test
    void refusesFaultsThatItCannotRead() throws Exception {
        Answer answer = send("POST", "/faults", "{\"faults\":[{\"kind\":\"gas\"}]}");
        assertEquals(400, answer.status());
        assertTrue(answer.text().contains("faults[0].kind"), answer.text());
        send("POST", "/faults", CUT);
        assertEquals(400, send("POST", "/faults", CUT).status());
    }

    @Test
    void countsWhatWasInjected() throws Exception {
        faults.add(FaultPlan.parse("{faults: [{kind: ghost-fill}]}", "x"));
        assertTrue(faults.matchFailsLater("polymarket_clob"));
        long count = get("/faults").path("injected").path("ghost-fill").longValue();
        assertEquals(faults.injected().get(FaultKind.GHOST_FILL), count);
    }

    @Test
    void announcesAShutdown() throws Exception {
        assertEquals(200, send("POST", "/shutdown-notice", "").status());
        assertEquals(1, notices.get());
    }
}
