package io.foretick.venue.binance.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.rest.RestClient;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// Questions to a server that refuses before it answers.
@Timeout(60)
class PatientRestTest {

    private static final byte[] ANSWER = "answer".getBytes(StandardCharsets.US_ASCII);

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final StopSign stop = new StopSign();
    private HttpClient client;
    private LoopbackServer server;
    private PatientRest rest;

    @BeforeEach
    void start() {
        client = HttpClient.newHttpClient();
        server = LoopbackServer.start("x", 0, Faults.NONE, c -> c.routes.get("/x", this::answer));
        VenueClock clock = VenueClock.startingAt(0, 100); // a second to wait is 10 ms
        var budget = new WeightBudget(clock, 1_000);
        rest =
                new PatientRest(
                        new RestClient(client, clock, server.httpUrl()), clock, budget, stop);
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private synchronized void answer(Context context) {
        questions.incrementAndGet();
        Integer status = statuses.poll();
        context.status(status == null ? 200 : status).header("Retry-After", "2").result(ANSWER);
    }

    private void willSay(int... answers) {
        for (int status : answers) {
            statuses.add(status);
        }
    }

    @Test
    void waitsWhereTheVenueSaysSo() throws Exception {
        willSay(429, 418, 503);
        assertArrayEquals(ANSWER, rest.get("/x", 1));
        assertEquals(4, questions.get());
    }

    @Test
    void asksAgainAfterAnErrorOfTheServer() throws Exception {
        willSay(500, 502);
        assertArrayEquals(ANSWER, rest.get("/x", 1));
        assertEquals(3, questions.get());
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        willSay(400);
        var refused = assertThrows(VenueException.class, () -> rest.get("/x", 1));
        assertTrue(refused.toString().contains("status 400"), refused::toString);
        assertEquals(1, questions.get());
    }

    @Test
    void doesNotRepeatWhatIsNotThere() {
        willSay(404);
        assertThrows(VenueException.class, () -> rest.get("/x", 1));
        assertEquals(1, questions.get());
    }

    @Test
    void endsAWaitWhenTheSyncIsToEnd() {
        willSay(429);
        stop.raise();
        long beganNs = System.nanoTime();
        assertThrows(InterruptedException.class, () -> rest.get("/x", 1));
        assertTrue(System.nanoTime() - beganNs < 30 * Times.SECOND_NS);
    }
}
