package io.foretick.venue.lob.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class QueueModelTest {

    private static final double EXACT = 1e-13;

    /// 30 lots in front, 10 behind; 20 leave. The chance that a lot stood behind, by hand.
    @ParameterizedTest
    @CsvSource({
        "identity, 0, 0.25",
        "square, 0, 0.1",
        "power, 2, 0.1",
        "power, 3, 0.035714285714285714",
        "power, 0.5, 0.36602540378443865",
        "power2, 3, 0.015625",
        "power3, 3, 0.578125",
        "power3, 2, 0.4375",
    })
    void splitsWhatLeavesByTheChanceThatItStoodBehind(String name, double power, double chance) {
        double left = 30 - (1 - chance) * 20 + Math.min(10 - chance * 20, 0);
        assertEquals(left, front(name, power, 30, 0, 40, 20), 1e-12);
    }

    /// ln(1 + 0.1) and ln(1 + 0.3) of 10 and 30 lots of a hundredth of a coin.
    @Test
    void logarithmsCountCoins() {
        double back = Math.log(1.1);
        double ahead = Math.log(1.3);
        double whole = Math.log(1.4);
        assertEquals(30 - (1 - back / (back + ahead)) * 4, front("log", 0, 30, 0, 40, 36), 1e-12);
        assertEquals(30 - (1 - back / whole) * 4, front("log2", 0, 30, 0, 40, 36), 1e-12);
    }

    /// Of 20 that leave, 11.56 should have stood behind, where only 10 did.
    @Test
    void theFrontGivesWhatTheBackCannot() {
        assertEquals(20, front("power3", 3, 30, 0, 40, 20), EXACT);
    }

    @Test
    void theFrontIsNeverMoreThanTheLevel() {
        assertEquals(20, front("identity", 0, 30, 15, 40, 20), EXACT);
    }

    @Test
    void tradesAreNotCountedTwice() {
        assertEquals(25, front("power3", 3, 25, 5, 40, 35), EXACT);
        assertEquals(25, front("risk_averse", 0, 25, 5, 40, 35), EXACT);
    }

    @Test
    void growingLevelChangesNothingInFront() {
        assertEquals(30, front("log", 0, 30, 0, 40, 90), EXACT);
        assertEquals(30, front("risk_averse", 0, 30, 0, 40, 90), EXACT);
    }

    @Test
    void theCautiousModelMovesUpOnlyWhenItMust() {
        assertEquals(30, front("risk_averse", 0, 30, 0, 40, 31), EXACT);
        assertEquals(20, front("risk_averse", 0, 30, 0, 40, 20), EXACT);
    }

    /// x^0.5 of a negative front has no value; then all that leaves stood behind.
    @Test
    void formWithoutValueTakesAllFromBehind() {
        assertEquals(-3, front("power", 0.5, -3, 0, 40, 20), EXACT);
        assertEquals(0, front("identity", 0, 0, 0, 0, 0), EXACT); // 0 / 0
    }

    @Test
    void refusesNamesThatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> QueueModel.named("square2", 0, 0.01));
        assertThrows(IllegalArgumentException.class, () -> QueueModel.named("power", 0, 0.01));
    }

    /// A queue of single orders with ours among them, of which the models see the sums only. No
    /// cautious guess is ever ahead of the truth, and no guess leaves the level.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20261121})
    void cautiousGuessIsNeverAheadOfTheTruth(long seed) {
        var random = new SplittableRandom(seed);
        var story = new Story();
        QueueModel cautious = QueueModel.named("risk_averse", 0, 0.01);
        QueueModel bold = QueueModel.named("power", 3, 0.01);
        double cautiousFront = story.front();
        double boldFront = story.front();
        double traded = 0;
        for (int step = 0; step < 200 && story.front() > 0; step++) {
            long before = story.level();
            if (random.nextInt(3) == 0) {
                long lots = story.trade(random.nextLong(1, 20));
                cautiousFront -= (double) lots;
                boldFront -= (double) lots;
                traded = (double) lots;
            } else if (random.nextBoolean()) {
                story.add(random.nextLong(1, 20));
            } else {
                story.cancel(random);
            }
            double after = (double) story.level();
            cautiousFront = cautious.frontAfter(cautiousFront, traded, (double) before, after);
            boldFront = Math.max(0, bold.frontAfter(boldFront, traded, (double) before, after));
            traded = 0;
            assertTrue(cautiousFront >= (double) story.front(), "step " + step);
            assertTrue(boldFront <= after, "step " + step);
        }
    }

    /// Where all cancels are behind us, the cautious guess is the truth at each step.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void cautiousGuessIsExactWhenOnlyThoseBehindCancel(long seed) {
        var random = new SplittableRandom(seed);
        var story = new Story();
        QueueModel cautious = QueueModel.named("risk_averse", 0, 0.01);
        double front = story.front();
        for (int step = 0; step < 100 && story.front() > 0; step++) {
            long before = story.level();
            double traded = 0;
            if (random.nextInt(4) == 0) {
                traded = (double) story.trade(1);
                front -= traded;
            } else if (random.nextBoolean()) {
                story.add(random.nextLong(1, 20));
            } else {
                story.cancelLast();
            }
            front = cautious.frontAfter(front, traded, (double) before, (double) story.level());
            assertEquals((double) story.front(), front, EXACT, "step " + step);
        }
    }

    private static double front(
            String name, double power, double front, double traded, double before, double after) {
        return QueueModel.named(name, power, 0.01).frontAfter(front, traded, before, after);
    }

    /// Every order of a level, oldest first; ours is the fourth and is no part of the level.
    private static final class Story {
        private final List<Long> ahead = new ArrayList<>(List.of(12L, 30L, 7L));
        private final List<Long> behind = new ArrayList<>();

        long front() {
            return ahead.stream().mapToLong(Long::longValue).sum();
        }

        long level() {
            return front() + behind.stream().mapToLong(Long::longValue).sum();
        }

        void add(long lots) {
            behind.add(lots);
        }

        /// Takes from the oldest, not further than to us.
        long trade(long lots) {
            long left = Math.min(lots, front());
            long done = left;
            while (left > 0) {
                long first = ahead.getFirst();
                if (first <= left) {
                    ahead.removeFirst();
                } else {
                    ahead.set(0, first - left);
                }
                left -= Math.min(first, left);
            }
            return done;
        }

        void cancel(SplittableRandom random) {
            int all = ahead.size() + behind.size();
            int which = random.nextInt(all);
            if (which < ahead.size()) {
                ahead.remove(which);
            } else {
                behind.remove(which - ahead.size());
            }
        }

        void cancelLast() {
            if (!behind.isEmpty()) {
                behind.removeLast();
            }
        }
    }
}
