package io.foretick.venue.live.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.javalin.config.JavalinConfig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

final class RestClientTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackServer server =
            LoopbackServer.start("rest", 0, Faults.NONE, this::routes);

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void givesABodyAndWhatItWeighs() throws InterruptedException {
        RestAnswer answer = rest(1).get("/good");
        var body = assertInstanceOf(RestAnswer.Body.class, answer);
        assertEquals("fine", new String(body.bytes(), StandardCharsets.UTF_8));
        assertEquals(75, body.usedWeight());
    }

    @Test
    void keepsStillAsLongAsItWasTold() throws InterruptedException {
        RestClient rest = rest(1);
        var busy = assertInstanceOf(RestAnswer.Busy.class, rest.get("/busy"));
        assertEquals(429, busy.status());
        assertEquals(7 * Times.SECOND_NS, busy.waitNs());
        var still = assertInstanceOf(RestAnswer.Busy.class, rest.get("/good"));
        assertTrue(still.waitNs() > 5 * Times.SECOND_NS);
        assertEquals(1, asked.get());
    }

    @Test
    void waitsInTheVenuesTime() throws InterruptedException {
        var busy = assertInstanceOf(RestAnswer.Busy.class, rest(20).get("/busy"));
        assertEquals(350 * Times.MILLI_NS, busy.waitNs());
    }

    @Test
    void tellsWhatIsMissingFromWhatFailed() throws InterruptedException {
        RestClient rest = rest(1);
        assertInstanceOf(RestAnswer.Missing.class, rest.get("/nothing"));
        assertInstanceOf(RestAnswer.Failed.class, rest.get("/broken"));
        var nowhere = new RestClient(client, VenueClock.wall(), "http://127.0.0.1:1");
        assertInstanceOf(RestAnswer.Failed.class, nowhere.get("/good"));
    }

    private RestClient rest(double speed) {
        return new RestClient(client, VenueClock.startingAt(0, speed), server.httpUrl());
    }

    private void routes(JavalinConfig config) {
        config.routes.get(
                "/good",
                request -> {
                    asked.incrementAndGet();
                    request.header("X-MBX-USED-WEIGHT-1M", "75").result("fine");
                });
        config.routes.get(
                "/busy",
                request -> {
                    asked.incrementAndGet();
                    request.status(429).header("Retry-After", "7");
                });
        config.routes.get("/broken", request -> request.status(500));
    }
}
