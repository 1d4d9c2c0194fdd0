package io.foretick.venue.binance.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;

class WeightBudgetTest {

    private static final long NOON_NS = 1_790_000_040L * Times.SECOND_NS; // begins a minute

    private final VenueClock clock = VenueClock.startingAt(NOON_NS, 0.001);
    private final WeightBudget budget = new WeightBudget(clock, 100);

    @Test
    void givesNoMoreThanItsShareOfAMinute() {
        for (int question = 0; question < 4; question++) {
            assertEquals(0, budget.take(25));
        }
        assertTrue(budget.take(25) > 0);
    }

    @Test
    void waitsUntilTheVenuesNextMinute() {
        budget.take(100);
        long waitNs = budget.take(1);
        long leftNs = clock.wallNsUntil(NOON_NS + Times.MINUTE_NS);
        assertTrue(waitNs >= leftNs, () -> waitNs + " before " + leftNs);
        assertTrue(waitNs < leftNs + Times.SECOND_NS);
    }

    @Test
    void countsWhatOthersHaveUsed() {
        assertEquals(0, budget.take(25));
        budget.told(90, NOON_NS);
        assertTrue(budget.take(25) > 0);
    }

    @Test
    void forgetsACountOfAMinuteThatHasPassed() {
        budget.take(25);
        budget.told(6_000, NOON_NS - 1);
        assertEquals(0, budget.take(25));
    }

    @Test
    void asksTheFirstQuestionOfAMinuteWhateverItWeighs() {
        assertEquals(0, new WeightBudget(clock, 10).take(25));
    }
}
