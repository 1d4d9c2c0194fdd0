package io.foretick.exchange.polymarket.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

import java.util.List;

class RateLimitsTest {

    private static final long SECOND = Times.SECOND_NS;

    private final RateLimits limits =
            new RateLimits(
                    List.of(
                            new RateRule("", List.of("/"), 100, 10 * SECOND),
                            new RateRule("POST", List.of("/order"), 2, 10 * SECOND)));

    @Test
    void holdsBackWhatComesTooFast() {
        assertEquals(0, post(0));
        assertEquals(0, post(SECOND));
        assertEquals(8 * SECOND, post(2 * SECOND));
        assertEquals(9 * SECOND, post(2 * SECOND));
    }

    @Test
    void refusesWhatWouldWaitLongerThanAWindow() {
        for (int k = 0; k < 4; k++) {
            post(0);
        }
        assertEquals(RateLimits.REFUSED, post(0));
        assertEquals(10 * SECOND, post(10 * SECOND));
    }

    @Test
    void letsPassAgainAWindowLater() {
        post(0);
        post(0);
        assertEquals(0, post(10 * SECOND));
    }

    @Test
    void countsEachRuleByItself() {
        post(0);
        post(0);
        assertEquals(0, limits.admit("DELETE", "/order", 0));
        assertEquals(0, limits.admit("POST", "/orders", 0));
        assertEquals(0, limits.admit("GET", "/data/order/1", 0));
    }

    @Test
    void knowsTheVenuesFigures() {
        RateLimits clob = RateLimits.ofClob();
        for (int k = 0; k < 100; k++) {
            assertEquals(0, clob.admit("POST", "/auth/api-key", 0));
        }
        assertEquals(10 * SECOND, clob.admit("GET", "/auth/derive-api-key", 0));
    }

    private long post(long nowNs) {
        return limits.admit("POST", "/order", nowNs);
    }
}
