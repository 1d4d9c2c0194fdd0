package io.foretick.forecast.direction.pattern;

import static io.foretick.forecast.direction.pattern.MadeUpUpdates.MINUTE;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.candleNs;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.live;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.recall;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;
import io.foretick.market.candle.Timeframe;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PatternMemoryTest {

    private static final String BINS = "a=1|b=2";

    private final PatternMemory memory = new PatternMemory(MINUTE, PatternSettings.DEFAULT);

    @Test
    void keysNameTimeframeModelLevelAndBins() {
        Recall recall = recall(memory, ModelName.OSCILLATOR, 0, BINS, Direction.UP);
        assertEquals("1:OSCILLATOR:fine:a=1|b=2", recall.fineKey());
        assertEquals("1:OSCILLATOR:coarse:a=1", recall.coarseKey());
        assertEquals("1:OSCILLATOR:coarse:a=1|PRED=UP", recall.decisionKey());
    }

    @Test
    void knowsNothingAtFirst() {
        Recall recall = recall(memory, ModelName.OSCILLATOR, 0, BINS, Direction.UP);
        assertEquals(0, recall.contextTrust());
        assertEquals(Recall.Decision.unknown(Direction.UP), recall.decision());
        assertFalse(recall.usedFine());
    }

    @Test
    void usesTheCoarseKeyUntilTheFineOneIsTrusted() {
        for (int candle = 0; candle < 3; candle++) {
            learn(candle, BINS, Direction.UP, Direction.UP);
        }
        for (int candle = 3; candle < 6; candle++) {
            learn(candle, "a=1|b=3", Direction.UP, Direction.UP);
        }
        Recall early = recall(memory, ModelName.TRENDVIC, 6, BINS, Direction.UP);
        assertFalse(early.usedFine());
        assertFalse(early.decision().usedFine());
        assertEquals(6 / 20.0, early.contextTrust(), 1e-3);
        learn(6, BINS, Direction.UP, Direction.UP);
        learn(7, BINS, Direction.UP, Direction.UP);
        Recall late = recall(memory, ModelName.TRENDVIC, 7, BINS, Direction.UP);
        assertTrue(late.usedFine());
        assertTrue(late.decision().usedFine());
        assertEquals(5 / 20.0, late.decision().trust(), 1e-3);
        assertEquals("1:TRENDVIC:fine:a=1|b=2", late.contextKey());
    }

    @Test
    void modelsDoNotShareWhatTheyKnow() {
        for (int candle = 0; candle < 20; candle++) {
            learn(candle, BINS, Direction.UP, Direction.UP);
        }
        assertEquals(
                0, recall(memory, ModelName.OSCILLATOR, 20, BINS, Direction.UP).contextTrust());
    }

    @Test
    void aDecisionThatKeepsFailingBecomesAnAntiPattern() {
        for (int candle = 0; candle < 400; candle++) {
            Direction fact = candle % 4 == 3 ? Direction.UP : Direction.DOWN;
            learn(candle, BINS, Direction.UP, fact);
        }
        Recall up = recall(memory, ModelName.TRENDVIC, 400, BINS, Direction.UP);
        assertTrue(up.decision().antiPattern());
        assertTrue(up.decision().usedFine());
        assertEquals(0.25 * (1 - 0.995 * 0.134658), up.decision().wins(), 2e-3);
        Recall down = recall(memory, ModelName.TRENDVIC, 400, BINS, Direction.DOWN);
        assertFalse(down.decision().antiPattern());
        assertEquals(2, memory.anti(5).size()); // by the fine key and by the coarse one
    }

    @Test
    void aSuppressedDecisionIsStillJudgedByWhatItWouldHaveWon() {
        Recall recall = recall(memory, ModelName.TRENDVIC, 0, BINS, Direction.UP);
        memory.learn(update(ModelName.TRENDVIC, 0, recall, Direction.FLAT, Direction.UP));
        var decision = (PatternStat.Decision) stat("1:TRENDVIC:fine:a=1|b=2|PRED=UP");
        assertEquals(1, decision.wins());
        assertEquals(1, decision.reward());
        assertEquals(-0.5, stat("1:TRENDVIC:fine:a=1|b=2").reward());
    }

    @Test
    void logsWhichKeysWereUsed() {
        learn(3, BINS, Direction.UP, Direction.DOWN);
        List<PatternEvent> events = memory.whole().events();
        assertEquals(2, events.size());
        assertEquals("1:TRENDVIC:coarse:a=1", events.get(0).key());
        assertEquals("1:TRENDVIC:coarse:a=1|PRED=UP", events.get(1).key());
        assertEquals(2, events.get(1).number());
        PatternEvent.Outcome outcome = events.get(1).outcome();
        assertEquals(candleNs(3), outcome.candleStartNs());
        assertEquals(candleNs(4), outcome.targetStartNs());
        assertEquals(candleNs(5), outcome.atNs());
        assertEquals(-1, outcome.reward());
    }

    @Test
    void modelsWithoutMemoryLeaveNoTrace() {
        long before = memory.digest();
        memory.learn(update(ModelName.ENSEMBLE, 0, Recall.NOTHING, Direction.UP));
        assertEquals(before, memory.digest());
    }

    @Test
    void askingChangesNothing() {
        live(memory, 1, 0, 100, 20);
        long before = memory.digest();
        recall(memory, ModelName.TRENDVIC, 200, BINS, Direction.UP);
        memory.top(5);
        memory.summary();
        assertEquals(before, memory.digest());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void continuesAsIfNeverSaved(long seed) {
        live(memory, seed, 0, 700, 50);
        var tape = new StateTape();
        memory.save(tape);
        var restored = new PatternMemory(MINUTE, PatternSettings.DEFAULT);
        restored.load(tape);
        assertTrue(tape.isSpent());
        assertEquals(memory.digest(), restored.digest());
        live(memory, seed, 700, 1_500, 50);
        live(restored, seed, 700, 1_500, 50);
        assertEquals(memory.whole(), restored.whole());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void changesAddUpToTheWhole(long seed) {
        var small = new PatternMemory(MINUTE, new PatternSettings(40, 30));
        var copy = new CopyByChanges();
        for (int save = 0; save < 40; save++) {
            live(small, seed, save * 25L, save * 25L + 25, 60);
            PatternChanges changes = small.changes();
            copy.apply(changes);
            copy.apply(changes); // again does no harm
            small.saved();
            assertEquals(small.whole(), copy.whole());
        }
        assertTrue(small.changes().written().isEmpty());
        assertTrue(small.changes().events().isEmpty());
    }

    @Test
    void changesThatWereNotSavedComeAgain() {
        live(memory, 1, 0, 10, 5);
        memory.saved();
        live(memory, 1, 10, 20, 5);
        PatternChanges first = memory.changes();
        assertEquals(first, memory.changes());
        assertEquals(10 * 2, first.events().size());
        assertFalse(first.whole());
    }

    @Test
    void aLoadedMemoryHasChangedAsAWhole() {
        live(memory, 1, 0, 10, 5);
        memory.saved();
        var tape = new StateTape();
        memory.save(tape);
        memory.load(tape);
        assertTrue(memory.changes().whole());
    }

    @Test
    void refusesPatternsOfAnotherTimeframe() {
        var other = new PatternMemory(Timeframe.parse("5"), PatternSettings.DEFAULT);
        assertThrows(IllegalStateException.class, () -> other.restore(memory.whole()));
    }

    @Test
    void refusesPatternsThatWereTamperedWith() {
        live(memory, 1, 0, 10, 5);
        PatternChanges all = memory.whole();
        var fewer =
                new PatternChanges(
                        MINUTE,
                        true,
                        0,
                        all.to(),
                        all.marks(),
                        List.of(),
                        all.written().subList(1, all.written().size()),
                        all.events());
        var other = new PatternMemory(MINUTE, PatternSettings.DEFAULT);
        assertThrows(IllegalStateException.class, () -> other.restore(fewer));
    }

    @Test
    void sameLifeGivesTheSameDigestAndAnotherLifeAnother() {
        var twin = new PatternMemory(MINUTE, PatternSettings.DEFAULT);
        var other = new PatternMemory(MINUTE, PatternSettings.DEFAULT);
        live(memory, 4, 0, 300, 30);
        live(twin, 4, 0, 300, 30);
        live(other, 5, 0, 300, 30);
        assertEquals(memory.digest(), twin.digest());
        assertNotEquals(memory.digest(), other.digest());
    }

    @Test
    void showsTheMostTrustedFirst() {
        live(memory, 1, 0, 2_000, 12);
        List<PatternView> top = memory.top(10);
        assertEquals(10, top.size());
        for (int k = 1; k < top.size(); k++) {
            assertTrue(top.get(k - 1).trust() >= top.get(k).trust());
        }
        assertTrue(memory.anti(100).stream().allMatch(PatternView::antiPattern));
        PatternSummary summary = memory.summary();
        assertEquals(memory.anti(1_000).size(), summary.antiPatterns());
        assertEquals(memory.whole().written().size(), summary.contexts() + summary.decisions());
        assertEquals(4_000, summary.events());
    }

    private void learn(long candle, String bins, Direction taken, Direction fact) {
        Recall recall = recall(memory, ModelName.TRENDVIC, candle, bins, taken);
        memory.learn(update(ModelName.TRENDVIC, candle, recall, fact));
    }

    private PatternStat stat(String key) {
        return memory.whole().written().stream()
                .filter(stat -> stat.support().key().equals(key))
                .findAny()
                .orElseThrow();
    }
}
