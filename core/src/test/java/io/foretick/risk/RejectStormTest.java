package io.foretick.risk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

class RejectStormTest {

    private static final RiskLimits THREE_IN_TEN_SECONDS = limits(3, 60);

    private final RejectStorm storm = new RejectStorm();

    @Test
    void beginsWithTheLastOfEnoughRefusalsInTheWindow() {
        assertFalse(rejected(0));
        assertFalse(rejected(5));
        assertTrue(rejected(10));
        assertTrue(storm.rages(at(69)));
        assertFalse(storm.rages(at(70)));
    }

    @Test
    void refusalsThatLieFurtherApartAreNone() {
        for (int second = 0; second < 100; second += 6) {
            assertFalse(rejected(second));
        }
    }

    @Test
    void beginsOnceHoweverManyFollow() {
        rejected(0);
        rejected(1);
        assertTrue(rejected(2));
        assertFalse(rejected(3));
        assertFalse(storm.rages(at(62)));
    }

    @Test
    void lastsUntilAnOperatorSaysSoWhereItHasNoEnd() {
        RiskLimits endless = limits(1, 0);
        assertTrue(storm.rejected(at(0), endless));
        assertTrue(storm.rages(at(1_000_000)));
        storm.calm();
        assertFalse(storm.rages(at(1)));
    }

    @Test
    void remembersMoreRefusalsThanItHasRoomFor() {
        RiskLimits many = limits(RiskLimits.REJECTS_MAX, 60);
        for (int k = 1; k < RiskLimits.REJECTS_MAX; k++) {
            assertFalse(storm.rejected(at(0), many));
        }
        assertTrue(storm.rejected(at(0), many));
        assertTrue(storm.rages(at(59)));
        assertFalse(storm.rejected(at(100), many));
    }

    @Test
    void readsBackWhatItWrote() {
        rejected(0);
        rejected(5);
        var tape = new StateTape();
        storm.save(tape);
        var read = new RejectStorm();
        read.load(tape);
        assertTrue(tape.isSpent());
        assertTrue(read.rejected(at(10), THREE_IN_TEN_SECONDS));
        assertFalse(storm.rages(at(1)));
    }

    private boolean rejected(long second) {
        return storm.rejected(at(second), THREE_IN_TEN_SECONDS);
    }

    private static RiskLimits limits(int rejects, int pauseSeconds) {
        return RiskLimits.DEFAULT
                .with("max_rejects", rejects)
                .flatMap(limits -> limits.with("reject_window_seconds", 10))
                .flatMap(limits -> limits.with("reject_pause_seconds", pauseSeconds))
                .orElseThrow();
    }

    private static long at(long second) {
        return second * Times.SECOND_NS;
    }
}
