package io.foretick.feature.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class WeekPhaseTest {

    private final WeekPhase week = new WeekPhase();

    @Test
    void followsStrictMathAtEverySecondOfTheWeek() {
        for (int second = 0; second < WeekPhase.WEEK_SECONDS; second++) {
            double angle = 2 * StrictMath.PI * second / WeekPhase.WEEK_SECONDS;
            assertEquals(StrictMath.sin(angle), week.sin(second), 2e-15);
            assertEquals(StrictMath.cos(angle), week.cos(second), 2e-15);
        }
    }

    @Test
    void beginsWithTheEpochAndComesBackEveryWeek() {
        assertEquals(0, WeekPhase.secondOfWeek(0));
        assertEquals(
                0, WeekPhase.secondOfWeek(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond()));
        assertEquals(604_799, WeekPhase.secondOfWeek(-1));
    }

    /// The clocks of New York and of Berlin change between these instants; the phase goes on.
    @ParameterizedTest
    @CsvSource({
        "2026-03-06T15:00:00Z, 2026-03-13T15:00:00Z",
        "2026-03-27T15:00:00Z, 2026-04-03T15:00:00Z",
        "2026-10-30T15:00:00Z, 2026-11-06T15:00:00Z"
    })
    void daylightSavingDoesNotMoveIt(Instant before, Instant after) {
        assertEquals(
                WeekPhase.secondOfWeek(before.getEpochSecond()),
                WeekPhase.secondOfWeek(after.getEpochSecond()));
    }
}
