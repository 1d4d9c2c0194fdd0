package io.foretick.exchange.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.LoopbackClient.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;

/// Faults of requests and answers, as a client of the JDK meets them.
class RequestFaultsTest {

    private static Answer time(SpoiledExchange exchange) throws IOException, InterruptedException {
        return exchange.client.get(exchange.server.httpUrl() + "/api/v3/time");
    }

    private static Answer order(SpoiledExchange exchange) throws IOException, InterruptedException {
        return exchange.client.send("POST", exchange.server.httpUrl() + "/order", "{}");
    }

    @ParameterizedTest
    @CsvSource({"429, 429, 2", "418, 418, 10", "425, 425, ''"})
    void answersWithTheVenuesRefusal(String kind, int status, String retryAfter) throws Exception {
        var rule = FaultRule.of("refuse", FaultKind.parse(kind));
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            Answer answer = time(exchange);
            assertEquals(status, answer.status());
            assertEquals(retryAfter, answer.header("Retry-After"));
            assertTrue(answer.text().startsWith("{\"code\":"), answer.text());
        }
    }

    @Test
    void failsAnOrderThatWasCarriedOutHalfOfTheTime() throws Exception {
        var rule = FaultRule.of("error", FaultKind.SERVER_ERROR);
        try (var exchange = new SpoiledExchange(60, 2, rule)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(5, order(exchange).status() / 100);
            }
            int carriedOut = exchange.ordersTaken.get();
            assertTrue(carriedOut > 3 && carriedOut < 17, () -> carriedOut + " were carried out");
            assertEquals(20, exchange.injected(FaultKind.SERVER_ERROR));
        }
    }

    @Test
    void answersSlowly() throws Exception {
        var rule = FaultRule.of("slow", FaultKind.SLOW_REST).withLastingNs(30 * Times.SECOND_NS);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            long startNs = System.nanoTime();
            assertEquals(SpoiledExchange.TIME_ANSWER, time(exchange).text());
            assertTrue(System.nanoTime() - startNs >= 500 * Times.MILLI_NS);
        }
    }

    @Test
    void carriesAnOrderOutAndLosesTheAnswer() {
        try (var exchange =
                new SpoiledExchange(60, 1, FaultRule.of("lost", FaultKind.LOST_ANSWER))) {
            assertThrows(IOException.class, () -> order(exchange));
            assertTrue(exchange.ordersTaken.get() >= 1);
            assertTrue(exchange.injected(FaultKind.LOST_ANSWER) >= 1);
        }
    }

    @Test
    void losesNoAnswerThatChangesNothing() throws Exception {
        var rule = FaultRule.of("lost", FaultKind.LOST_ANSWER).withPath("*");
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            assertEquals(SpoiledExchange.TIME_ANSWER, time(exchange).text());
        }
    }

    @Test
    void strikesThePathsOfItsRuleOnly() throws Exception {
        var rule = FaultRule.of("early", FaultKind.TOO_EARLY).withPath("/order*");
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            assertEquals(200, time(exchange).status());
            assertEquals(425, order(exchange).status());
        }
    }

    @Test
    void showsAWrongTimeAtTheTimeEndpoint() throws Exception {
        String plan = "{faults: [{kind: clock-skew, shift: 1500ms}]}";
        try (var exchange =
                new SpoiledExchange(60, 1, FaultPlan.parse(plan, "plan").rules().getFirst())) {
            assertEquals("{\"serverTime\":1790000001500}", time(exchange).text());
        }
    }

    @Test
    void isAtWorkOnlyWithinItsSchedule() throws Exception {
        long secondNs = Times.SECOND_NS;
        var schedule = new FaultSchedule(60 * secondNs, 0, 60 * secondNs);
        var rule = FaultRule.of("early", FaultKind.TOO_EARLY).withSchedule(schedule);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            assertEquals(200, time(exchange).status());
            LoopbackClient.await("it begins", () -> status(exchange) == 425);
            LoopbackClient.await("it ends", () -> status(exchange) == 200);
        }
    }

    private static int status(SpoiledExchange exchange) {
        try {
            return time(exchange).status();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void drawsWhichMatchesFail() {
        var rule = FaultRule.of("ghost", FaultKind.GHOST_FILL).withProbability(0.25);
        try (var exchange = new SpoiledExchange(60, 1, rule)) {
            int failed = 0;
            for (int i = 0; i < 400; i++) {
                failed += exchange.faults.matchFailsLater("polymarket_clob") ? 1 : 0;
            }
            int count = failed;
            assertTrue(count > 60 && count < 140, () -> count + " failed");
            assertEquals(count, exchange.injected(FaultKind.GHOST_FILL));
        }
    }

    @Test
    void letsARequestThatIsHeldGoWhenItStops() throws Exception {
        var rule = FaultRule.of("slow", FaultKind.SLOW_REST).withLastingNs(Times.DAY_NS);
        var exchange = new SpoiledExchange(1, 1, rule);
        Thread asking =
                Thread.ofVirtual()
                        .start(() -> assertThrows(IOException.class, () -> time(exchange)));
        LoopbackClient.await("it is held", () -> exchange.injected(FaultKind.SLOW_REST) == 1);
        exchange.close();
        assertTrue(asking.join(Duration.ofSeconds(10)));
    }
}
