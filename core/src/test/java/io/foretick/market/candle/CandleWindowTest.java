package io.foretick.market.candle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.CandleWindow.Taken;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class CandleWindowTest {

    private static final long MINUTE = Times.MINUTE_NS;

    private static Bar bar(long minute, long close) {
        long closeE8 = close * E8.ONE;
        return new Bar(
                minute * MINUTE,
                MINUTE,
                closeE8 + 1,
                closeE8 + 3,
                closeE8 - 2,
                closeE8,
                minute * E8.ONE / 4);
    }

    private static CandleWindow window(int capacity) {
        return new CandleWindow(MINUTE, capacity);
    }

    private static List<Double> closes(CandleWindow window) {
        var closes = new ArrayList<Double>();
        for (int k = 0; k < window.size(); k++) {
            closes.add(window.close(k));
        }
        return closes;
    }

    @Test
    void givesTheNewestAsItWasTaken() {
        CandleWindow window = window(3);
        for (int k = 0; k < 10; k++) {
            Bar taken = bar(k, 100_000 + k);
            window.offer(taken);
            assertEquals(taken, window.newest());
        }
    }

    @Test
    void appendsWhatFollowsAndDropsTheOldest() {
        CandleWindow window = window(3);
        for (int k = 0; k < 10; k++) {
            assertEquals(Taken.APPENDED, window.offer(bar(k, 100 + k)));
            assertEquals(Math.min(k + 1, 3), window.size());
            assertEquals(k >= 2, window.isFull());
            assertEquals(k * MINUTE, window.newestStartNs());
        }
        assertEquals(List.of(107.0, 108.0, 109.0), closes(window));
    }

    @Test
    void givesEachColumnInFullPrices() {
        CandleWindow window = window(3);
        window.offer(bar(6, 100));
        assertEquals(100.00000001, window.open(0));
        assertEquals(100.00000003, window.high(0));
        assertEquals(99.99999998, window.low(0));
        assertEquals(100.0, window.close(0));
        assertEquals(1.5, window.volume(0));
        assertEquals(MINUTE, window.lengthNs());
    }

    @Test
    void beginsAnewAfterAGap() {
        CandleWindow window = window(3);
        window.offer(bar(0, 100));
        window.offer(bar(1, 101));
        assertEquals(Taken.AFTER_GAP, window.offer(bar(3, 103)));
        assertEquals(List.of(103.0), closes(window));
        assertEquals(Taken.APPENDED, window.offer(bar(4, 104)));
        assertEquals(List.of(103.0, 104.0), closes(window));
    }

    @Test
    void revisesTheNewestInPlace() {
        CandleWindow window = window(3);
        window.offer(bar(0, 100));
        window.offer(bar(1, 101));
        assertEquals(Taken.REVISED, window.offer(bar(1, 90)));
        assertEquals(List.of(100.0, 90.0), closes(window));
        assertEquals(Taken.REPEATED, window.offer(bar(1, 90)));
        assertEquals(List.of(100.0, 90.0), closes(window));
    }

    @Test
    void seesARevisionOfTheVolumeAlone() {
        CandleWindow window = window(3);
        Bar first = bar(1, 100);
        window.offer(first);
        Bar more =
                new Bar(
                        first.startNs(),
                        MINUTE,
                        first.openE8(),
                        first.highE8(),
                        first.lowE8(),
                        first.closeE8(),
                        first.volumeE8() + 1);
        assertEquals(Taken.REVISED, window.offer(more));
    }

    @Test
    void leavesOutWhatIsLate() {
        CandleWindow window = window(3);
        window.offer(bar(4, 104));
        window.offer(bar(5, 105));
        assertEquals(Taken.LATE, window.offer(bar(4, 90)));
        assertEquals(Taken.LATE, window.offer(bar(1, 90)));
        assertEquals(List.of(104.0, 105.0), closes(window));
        assertEquals(5 * MINUTE, window.newestStartNs());
    }

    @Test
    void startsAnywhereAfterItWasCleared() {
        CandleWindow window = window(3);
        window.offer(bar(4, 104));
        window.clear();
        assertEquals(0, window.size());
        assertThrows(IllegalStateException.class, window::newestStartNs);
        assertEquals(Taken.APPENDED, window.offer(bar(2, 102)));
    }

    @Test
    void refusesCandlesOfAnotherLength() {
        Bar hour = new Bar(0, 60 * MINUTE, 1, 1, 1, 1, 0);
        assertThrows(IllegalArgumentException.class, () -> window(3).offer(hour));
    }

    @Test
    void refusesIndexesOutsideIt() {
        CandleWindow window = window(3);
        window.offer(bar(0, 100));
        assertThrows(IndexOutOfBoundsException.class, () -> window.close(1));
        assertThrows(IndexOutOfBoundsException.class, () -> window.close(-1));
    }

    @Test
    void refusesTheStateOfAnotherWindow() {
        CandleWindow window = window(3);
        window.offer(bar(0, 100));
        var tape = new StateTape();
        window.save(tape);
        window.save(tape);
        assertThrows(IllegalStateException.class, () -> window(4).load(tape));
        var hours = new CandleWindow(60 * MINUTE, 3);
        assertThrows(IllegalStateException.class, () -> hours.load(tape));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4})
    void refusesAStateWithAnImpossibleNumberOfCandles(long held) {
        var tape = new StateTape();
        tape.add(MINUTE);
        tape.add(3L);
        tape.add(0L);
        tape.add(held);
        CandleWindow window = window(3);
        window.offer(bar(7, 107));
        assertThrows(IllegalStateException.class, () -> window.load(tape));
        assertEquals(List.of(107.0), closes(window));
        assertEquals(7 * MINUTE, window.newestStartNs());
    }

    @Test
    void anEmptyWindowSurvivesACheckpoint() {
        var tape = new StateTape();
        window(3).save(tape);
        CandleWindow loaded = window(3);
        loaded.offer(bar(9, 100));
        loaded.load(tape);
        assertEquals(0, loaded.size());
        assertFalse(loaded.isFull());
        assertTrue(tape.isSpent());
        assertEquals(Taken.APPENDED, loaded.offer(bar(1, 100)));
    }

    /// Whatever is offered, the window holds what a plain list does, and a copy made by a
    /// checkpoint goes on as the window itself.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void holdsWhatANaiveListHolds(long seed) {
        var random = new SplittableRandom(seed);
        int capacity = random.nextInt(1, 9);
        CandleWindow window = window(capacity);
        var list = new ArrayList<Bar>();
        long minute = 1_000;
        for (int step = 0; step < 5_000; step++) {
            int action = random.nextInt(100);
            if (action == 0) {
                window.clear();
                list.clear();
            } else if (action < 5) {
                window = reloaded(window, capacity);
            }
            minute += move(action);
            Bar bar = bar(minute, random.nextLong(100, 103));
            assertEquals(offer(list, capacity, bar), window.offer(bar));
            minute = list.getLast().startNs() / MINUTE;
            assertSame(list, window);
        }
    }

    private static int move(int action) {
        if (action < 70) {
            return 1;
        }
        if (action < 80) {
            return action - 77; // three late, the newest, two further on
        }
        return action < 98 ? 0 : action;
    }

    private static Taken offer(List<Bar> list, int capacity, Bar bar) {
        if (list.isEmpty()) {
            list.add(bar);
            return Taken.APPENDED;
        }
        Bar newest = list.getLast();
        if (bar.startNs() < newest.startNs()) {
            return Taken.LATE;
        }
        if (bar.startNs() == newest.startNs()) {
            list.set(list.size() - 1, bar);
            return bar.equals(newest) ? Taken.REPEATED : Taken.REVISED;
        }
        boolean gap = bar.startNs() > newest.endNs();
        if (gap) {
            list.clear();
        }
        list.add(bar);
        if (list.size() > capacity) {
            list.removeFirst();
        }
        return gap ? Taken.AFTER_GAP : Taken.APPENDED;
    }

    private static CandleWindow reloaded(CandleWindow window, int capacity) {
        var tape = new StateTape();
        window.save(tape);
        CandleWindow loaded = window(capacity);
        loaded.load(tape);
        assertTrue(tape.isSpent());
        return loaded;
    }

    private static void assertSame(List<Bar> list, CandleWindow window) {
        assertEquals(list.size(), window.size());
        assertEquals(list.getLast().startNs(), window.newestStartNs());
        for (int k = 0; k < list.size(); k++) {
            Bar bar = list.get(k);
            assertEquals(E8.toDouble(bar.openE8()), window.open(k));
            assertEquals(E8.toDouble(bar.highE8()), window.high(k));
            assertEquals(E8.toDouble(bar.lowE8()), window.low(k));
            assertEquals(E8.toDouble(bar.closeE8()), window.close(k));
            assertEquals(E8.toDouble(bar.volumeE8()), window.volume(k));
        }
    }
}
