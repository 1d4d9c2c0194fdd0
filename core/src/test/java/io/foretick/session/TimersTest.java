package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TimersTest {

    private static final long SECOND = Times.SECOND_NS;

    private final Timers timers = new Timers(1_000, 10);

    @Test
    void givesNothingBeforeTheFirstMessage() {
        assertEquals(Timers.NONE_NS, timers.nextNs());
    }

    @Test
    void ticksOnWholePeriods() {
        timers.onMessage(100 * SECOND + 1);
        assertEquals(List.of(101 * SECOND, 102 * SECOND, 103 * SECOND), ticksUntil(103 * SECOND));
    }

    @Test
    void aMessageOnAWholePeriodGetsItsTick() {
        timers.onMessage(100 * SECOND);
        assertEquals(100 * SECOND, timers.nextNs());
    }

    @Test
    void ticksPauseAfterSilence() {
        timers.onMessage(100 * SECOND);
        assertEquals(11, ticksUntil(Timers.NONE_NS - 1).size());
        assertEquals(Timers.NONE_NS, timers.nextNs());
    }

    @Test
    void ticksGoOnWithTheFirstMessageAfterSilence() {
        timers.onMessage(100 * SECOND);
        ticksUntil(Timers.NONE_NS - 1);
        timers.onMessage(500 * SECOND - 1);
        assertEquals(500 * SECOND, timers.nextNs());
    }

    @Test
    void messagesThatKeepComingMoveNoTick() {
        timers.onMessage(100 * SECOND + 1);
        timers.onMessage(100 * SECOND + 2);
        timers.onMessage(100 * SECOND + 3);
        assertEquals(101 * SECOND, timers.nextNs());
    }

    @Test
    void alarmsRingInSilence() {
        timers.alarm(300 * SECOND + 7);
        timers.alarm(200 * SECOND);
        assertEquals(List.of(200 * SECOND, 300 * SECOND + 7), ticksUntil(Timers.NONE_NS - 1));
    }

    @Test
    void alarmsOfOneInstantRingOnce() {
        timers.alarm(200 * SECOND);
        timers.alarm(200 * SECOND);
        assertEquals(List.of(200 * SECOND), ticksUntil(Timers.NONE_NS - 1));
    }

    @Test
    void anAlarmBetweenTicksMovesNone() {
        timers.onMessage(100 * SECOND + 1);
        timers.alarm(101 * SECOND + 5);
        assertEquals(
                List.of(101 * SECOND, 101 * SECOND + 5, 102 * SECOND), ticksUntil(102 * SECOND));
    }

    @Test
    void alarmsOfThePastDoNotRing() {
        timers.onMessage(100 * SECOND + 1);
        timers.alarm(100 * SECOND);
        assertEquals(101 * SECOND, timers.nextNs());
    }

    private List<Long> ticksUntil(long untilNs) {
        var ticks = new ArrayList<Long>();
        while (timers.nextNs() <= untilNs) {
            long timeNs = timers.nextNs();
            timers.passed(timeNs);
            ticks.add(timeNs);
        }
        return ticks;
    }
}
