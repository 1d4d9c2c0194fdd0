package io.foretick.forecast.direction.pattern;

import static io.foretick.forecast.direction.pattern.MadeUpUpdates.MINUTE;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.candleNs;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.live;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.recall;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternUpkeepTest {

    private static final long DAY = 1_440; // candles

    private final PatternMemory memory = new PatternMemory(MINUTE, PatternSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "5, 7, true",
        "5, 8, false",
        "6, 8, true",
        "50, 30, true",
        "50, 31, false",
        "51, 31, true"
    })
    void rarePatternsAreForgottenSooner(int count, long days, boolean stays) {
        for (int candle = 0; candle < count; candle++) {
            learn(candle, "a=1|b=2");
        }
        memory.maintain(candleNs(0));
        memory.maintain(candleNs(count + 1 + days * DAY));
        assertEquals(stays ? 4 : 0, memory.whole().written().size());
    }

    @Test
    void eventsAreForgottenAfterTwoWeeks() {
        learn(0, "a=1|b=2");
        learn(1, "a=1|b=2");
        memory.maintain(candleNs(0));
        memory.maintain(candleNs(2 + 14 * DAY));
        assertEquals(4, memory.whole().events().size());
        memory.maintain(candleNs(2 + 14 * DAY) + 600 * Times.SECOND_NS);
        assertEquals(0, memory.whole().events().size());
        assertEquals(5, memory.whole().marks().firstEvent());
    }

    @Test
    void tidiesEveryTenMinutesOfCandles() {
        memory.maintain(candleNs(0));
        for (long candle = 1; candle < 40; candle++) {
            memory.maintain(candleNs(candle));
            assertEquals(candleNs(candle / 10 * 10), memory.whole().marks().maintainedNs());
        }
    }

    @Test
    void neitherCapIsEverPassed() {
        var small = new PatternMemory(MINUTE, new PatternSettings(100, 50));
        for (long candle = 0; candle < 3_000; candle++) {
            live(small, 9, candle, candle + 1, 500);
            assertTrue(small.whole().written().size() <= 100);
            assertTrue(small.whole().events().size() <= 50);
        }
    }

    @Test
    void aFullLogLosesItsOldestFifthAtLeast() {
        var small = new PatternMemory(MINUTE, new PatternSettings(100, 50));
        live(small, 9, 0, 25, 5);
        assertEquals(50, small.whole().events().size());
        live(small, 9, 25, 26, 5);
        assertEquals(40, small.whole().events().size());
        assertEquals(13, small.whole().marks().firstEvent());
    }

    @Test
    void theLeastWorthyPatternsGoFirst() {
        var small = new PatternMemory(MINUTE, new PatternSettings(10, 50));
        for (int candle = 0; candle < 30; candle++) {
            learn(small, candle, "a=1|b=1");
        }
        learn(small, 30, "a=2|b=2");
        small.maintain(candleNs(32));
        assertEquals(8, small.whole().written().size());
        learn(small, 31, "a=3|b=3");
        small.maintain(candleNs(33));
        assertEquals(8, small.whole().written().size());
        assertTrue(knows(small, "1:TRENDVIC:fine:a=1|b=1"));
        assertTrue(knows(small, "1:TRENDVIC:coarse:a=1|PRED=UP"));
        assertTrue(knows(small, "1:TRENDVIC:coarse:a=3|PRED=UP")); // as rare, but newer
    }

    private void learn(long candle, String bins) {
        learn(memory, candle, bins);
    }

    private static void learn(PatternMemory memory, long candle, String bins) {
        Recall recall = recall(memory, ModelName.TRENDVIC, candle, bins, Direction.UP);
        memory.learn(update(ModelName.TRENDVIC, candle, recall, Direction.UP));
    }

    private static boolean knows(PatternMemory memory, String key) {
        return memory.whole().written().stream().anyMatch(stat -> stat.support().key().equals(key));
    }
}
