package io.foretick.exchange.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.exchange.LoopbackClient;
import io.foretick.exchange.TestVenue;
import io.foretick.exchange.binance.RequestMeter.Verdict;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

import java.util.concurrent.locks.LockSupport;

class RequestMeterTest {

    private static final double HARDLY_MOVING = 0.001;
    private static final long MILLI_NS = 1_000_000;

    @Test
    void tellsToWaitAndThenBans() {
        var meter = new RequestMeter(VenueClock.startingAt(TestVenue.START_NS, HARDLY_MOVING));
        assertEquals(new Verdict.Allowed(5_999), meter.take(5_999));
        assertEquals(new Verdict.Allowed(6_000), meter.take(1));
        for (int refusal = 0; refusal < RequestMeter.REFUSALS_MAX; refusal++) {
            var limited = assertInstanceOf(Verdict.Limited.class, meter.take(1));
            assertEquals(4, limited.retryAfterSeconds());
        }
        assertEquals(
                120, assertInstanceOf(Verdict.Banned.class, meter.take(1)).retryAfterSeconds());
    }

    @Test
    void bansForTwiceAsLongTheNextTime() {
        var meter = new RequestMeter(VenueClock.startingAt(TestVenue.START_NS, 1_000));
        Verdict.Banned first = untilBanned(meter);
        assertTrue(first.retryAfterSeconds() <= 120, first::toString);
        while (meter.take(0) instanceof Verdict.Banned) {
            LockSupport.parkNanos(MILLI_NS);
        }
        Verdict.Banned second = untilBanned(meter);
        assertTrue(second.retryAfterSeconds() > 120, second::toString);
    }

    private static Verdict.Banned untilBanned(RequestMeter meter) {
        while (true) {
            if (meter.take(RequestMeter.WEIGHT_MAX + 1) instanceof Verdict.Banned banned) {
                return banned;
            }
        }
    }

    @Test
    void answersWithWeightsAndRefusals() throws Exception {
        try (var exchange =
                        BinanceExchange.start(TestVenue.context(HARDLY_MOVING), TestVenue.WORLD);
                var client = new LoopbackClient()) {
            String url = exchange.urls().get(BinanceExchange.REST) + "/api/v3/";
            assertEquals("1", client.get(url + "ping").header("X-MBX-USED-WEIGHT-1M"));
            String book = url + "depth?limit=5000"; // refused for want of a symbol, but weighed
            for (int request = 1; request < 24; request++) {
                assertEquals(400, client.get(book).status());
            }
            LoopbackClient.Answer last = client.get(url + "depth?symbol=BTCUSDT&limit=500");
            assertEquals(200, last.status());
            assertEquals("5776", last.header("X-MBX-USED-WEIGHT-1M"));
            LoopbackClient.Answer limited = client.get(book);
            assertEquals(429, limited.status());
            assertEquals("4", limited.header("Retry-After"));
            assertEquals(-1003, limited.json().required("code").intValue());
            for (int request = 1; request < RequestMeter.REFUSALS_MAX; request++) {
                assertEquals(429, client.get(book).status());
            }
            LoopbackClient.Answer banned = client.get(url + "ping");
            assertEquals(418, banned.status());
            assertEquals("120", banned.header("Retry-After"));
            assertTrue(banned.text().contains("IP banned until 17411"), banned.text());
        }
    }
}
