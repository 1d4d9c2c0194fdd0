package io.foretick.lab.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final long MINUTE = Times.MINUTE_NS;
    private static final long BEGIN = 1_000_000 * MINUTE;

    private static Segments of(ReplayMode mode) {
        return new Segments(mode, 3 * MINUTE, 2 * MINUTE, MINUTE);
    }

    /// One letter a candle: what is learnt from, `L`, and what counts, `c`; `B` both, `.` none.
    private static String turns(Segments segments, int... minutes) {
        StringBuilder turns = new StringBuilder();
        for (int minute : minutes) {
            segments.candle(BEGIN + minute * MINUTE);
            boolean learns = segments.isLearning();
            boolean counts = segments.isCounting();
            turns.append(learns ? counts ? 'B' : 'L' : counts ? 'c' : '.');
        }
        return turns.toString();
    }

    @Test
    void walkForwardTakesTurns() {
        assertEquals(
                "LLLccLLLccL", turns(of(ReplayMode.WALKFORWARD), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void turnsBeginAnewAfterAHole() {
        assertEquals(
                "LLLcLLLccL", turns(of(ReplayMode.WALKFORWARD), 0, 1, 2, 3, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void otherModesDoTheSameAllTheWay() {
        assertEquals("BBBBBB", turns(of(ReplayMode.TRAIN), 0, 1, 2, 3, 4, 9));
        assertEquals("BBBBBB", turns(of(ReplayMode.SMOKE), 0, 1, 2, 3, 4, 9));
        assertEquals("cccccc", turns(of(ReplayMode.EVAL_ONLY), 0, 1, 2, 3, 4, 9));
    }

    @Test
    void nothingCountsBeforeTheFirstCandle() {
        for (ReplayMode mode : ReplayMode.values()) {
            assertEquals(false, of(mode).isCounting(), mode.word());
        }
    }

    @Test
    void refusesTurnsShorterThanACandleWhereTheyMatter() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Segments(ReplayMode.WALKFORWARD, MINUTE, MINUTE, 5 * MINUTE));
        assertEquals("BB", turns(new Segments(ReplayMode.TRAIN, MINUTE, MINUTE, 5 * MINUTE), 0, 5));
    }
}
