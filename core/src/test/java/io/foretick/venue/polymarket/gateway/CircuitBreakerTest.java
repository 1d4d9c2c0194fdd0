package io.foretick.venue.polymarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.rest.Outcome;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class CircuitBreakerTest {

    private static final Outcome GOOD = answer(200);

    private final CircuitBreaker breaker =
            new CircuitBreaker(
                    new GatewaySettings.Breaker(3, 20, 60_000),
                    VenueClock.startingAt(1_790_899_140L * Times.SECOND_NS, 1));

    private static Outcome answer(int status) {
        return new Outcome.Answer(status, "", Outcome.Answer.NOT_SAID);
    }

    private void awaitClosed() {
        Eventually.holds(() -> breaker.refusal().isEmpty(), () -> "open for ever");
    }

    @Test
    void oneErrorIsNoReason() {
        breaker.note(answer(500));
        breaker.note(new Outcome.Lost("no answer"));
        breaker.note(GOOD);
        breaker.note(answer(502));
        assertEquals(Optional.empty(), breaker.refusal());
    }

    @Test
    void severalInARowAre() {
        breaker.note(answer(500));
        breaker.note(new Outcome.Lost("no answer in time"));
        breaker.note(new Outcome.NotSent("no connection"));
        assertEquals(Optional.of("held back after no connection"), breaker.refusal());
        awaitClosed();
    }

    @Test
    void aRefusalIsAnAnswer() {
        for (int k = 0; k < 10; k++) {
            breaker.note(answer(400));
        }
        assertEquals(Optional.empty(), breaker.refusal());
    }

    @Test
    void waitsTwiceAsLongEachTimeInVain() {
        long firstNs = openNs();
        long laterNs = 0;
        for (int k = 0; k < 3; k++) {
            laterNs = openNs();
        }
        assertTrue(firstNs >= 20 * Times.MILLI_NS);
        assertTrue(laterNs >= 160 * Times.MILLI_NS, () -> "waited only that long");
        breaker.note(GOOD);
        breaker.note(answer(425));
        long since = System.nanoTime();
        awaitClosed();
        assertTrue(System.nanoTime() - since < 160 * Times.MILLI_NS, "begins anew");
    }

    private long openNs() {
        long since = System.nanoTime();
        breaker.note(answer(425));
        awaitClosed();
        return System.nanoTime() - since;
    }
}
