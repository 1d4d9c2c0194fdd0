package io.foretick.exchange.price;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DaysTest {

    private static final long SECOND = 1_791_158_400; // 2026-10-05

    private final Days days = new Days(new Seed(4));

    @Test
    void aDayThatWasForgottenIsMadeAgainAsItWas() {
        double[] before = days.of(Coin.BTC, SECOND).steps(1_000);
        for (int day = 1; day <= 30; day++) {
            assertTrue(days.of(Coin.BTC, SECOND + day * 86_400L).price(0) > 0);
        }
        assertArrayEquals(before, days.of(Coin.BTC, SECOND).steps(1_000));
    }

    @ParameterizedTest
    @EnumSource(Coin.class)
    void aDayEndsWhereTheNextBegins(Coin coin) {
        double end = days.of(coin, SECOND).price(Calendar.DAY_SECONDS);
        assertEquals(end, days.of(coin, SECOND + Calendar.DAY_SECONDS).price(0));
        assertEquals(
                days.of(coin, SECOND).sigmaPerSqrtSecond(Calendar.DAY_SECONDS),
                days.of(coin, SECOND + Calendar.DAY_SECONDS).sigmaPerSqrtSecond(0));
    }

    @Test
    void activityRisesFromNothingToAll() {
        CoinDay day = days.of(Coin.SOL, SECOND);
        assertEquals(0, day.activityBefore(0));
        assertEquals(1, day.activityBefore(Calendar.DAY_SECONDS));
        for (int second = 0; second < Calendar.DAY_SECONDS; second++) {
            assertTrue(day.activityBefore(second) < day.activityBefore(second + 1));
        }
    }

    @Test
    void stepsLeadFromOneSecondToTheNext() {
        CoinDay day = days.of(Coin.ETH, SECOND);
        for (int second = 0; second < Calendar.DAY_SECONDS; second += 997) {
            double[] steps = day.steps(second);
            assertEquals(day.price(second), steps[0]);
            assertEquals(day.price(second + 1), steps[CoinDay.STEPS]);
        }
    }

    @Test
    void refusesSecondsOutsideOfTheCalendar() {
        assertThrows(
                IllegalArgumentException.class, () -> days.of(Coin.BTC, Calendar.FIRST_SECOND - 1));
        assertThrows(IllegalArgumentException.class, () -> days.of(Coin.BTC, Calendar.END_SECOND));
    }
}
