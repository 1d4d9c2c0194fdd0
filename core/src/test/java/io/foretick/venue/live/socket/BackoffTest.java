package io.foretick.venue.live.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.venue.live.socket.SocketPlan.Retry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

final class BackoffTest {

    private static final Retry RETRY = new Retry(100, 3_000, Times.SECOND_NS);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void doublesUpToItsLongestWaitAndDrawsTheSecondHalf(long seed) {
        var backoff = new Backoff(RETRY, new SplittableRandom(seed));
        long whole = 100;
        for (int k = 0; k < 200; k++) {
            long waitNs = backoff.nextNs();
            assertTrue(waitNs >= whole / 2 && waitNs <= whole, k + ": " + waitNs);
            whole = Math.min(2 * whole, 3_000);
        }
    }

    @Test
    void startsOverAfterAConnectionThatProvedItself() {
        var backoff = new Backoff(RETRY, new SplittableRandom(1));
        for (int k = 0; k < 10; k++) {
            backoff.nextNs();
        }
        backoff.lived(1_000);
        assertTrue(backoff.nextNs() >= 1_500, "a short life proves nothing");
        backoff.lived(12_000);
        assertTrue(backoff.nextNs() <= 100);
    }

    @Test
    void waitsTheSameUnderTheSameSeed() {
        var one = new Backoff(RETRY, new SplittableRandom(9));
        var other = new Backoff(RETRY, new SplittableRandom(9));
        for (int k = 0; k < 20; k++) {
            assertEquals(one.nextNs(), other.nextNs());
        }
    }

    @Test
    void aBudgetGivesNoMoreThanItsAttemptsWithinItsSpan() {
        var budget = new AttemptBudget(3, 1_000);
        assertEquals(0, budget.takeNs(-5_000));
        assertEquals(0, budget.takeNs(-4_900));
        assertEquals(0, budget.takeNs(-4_800));
        assertEquals(300, budget.takeNs(-4_300));
        assertEquals(0, budget.takeNs(-4_000));
        assertEquals(50, budget.takeNs(-3_950));
        assertEquals(0, budget.takeNs(-3_900));
    }
}
