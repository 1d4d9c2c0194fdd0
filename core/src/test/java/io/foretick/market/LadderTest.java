package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

class LadderTest {

    @Test
    void standsBestBidFirst() {
        var bids = new Ladder(true);
        bids.set(48, 1);
        bids.set(50, 2);
        bids.set(49, 3);
        assertEquals(List.of("50x2", "49x3", "48x1"), levels(bids));
    }

    @Test
    void standsBestAskFirst() {
        var asks = new Ladder(false);
        asks.set(52, 1);
        asks.set(51, 2);
        asks.set(53, 3);
        assertEquals(List.of("51x2", "52x1", "53x3"), levels(asks));
    }

    @Test
    void removingAnUnknownLevelChangesNothing() {
        var asks = new Ladder(false);
        asks.set(51, 2);
        asks.set(50, 0);
        assertEquals(List.of("51x2"), levels(asks));
    }

    @Test
    void answersTheDefaultForAnEmptySide() {
        var asks = new Ladder(false);
        assertTrue(asks.isEmpty());
        assertEquals(77, asks.bestE8(77));
        assertEquals(0, asks.quantityAtE8(50));
    }

    /// The fast ladder against a sorted map, after every step.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void agreesWithASortedMapAtEveryStep(long seed) {
        var random = new SplittableRandom(seed);
        for (boolean isBids : new boolean[] {true, false}) {
            var ladder = new Ladder(isBids);
            Map<Long, Long> naive =
                    new TreeMap<>(
                            isBids ? Comparator.<Long>reverseOrder() : Comparator.naturalOrder());
            for (int step = 0; step < 3_000; step++) {
                if (random.nextInt(500) == 0) {
                    ladder.clear();
                    naive.clear();
                }
                long price = 1L + random.nextInt(200);
                long quantity = random.nextInt(3) == 0 ? 0 : 1L + random.nextInt(1_000);
                ladder.set(price, quantity);
                if (quantity == 0) {
                    naive.remove(price);
                } else {
                    naive.put(price, quantity);
                }
                assertEquals(levels(naive), levels(ladder), "step " + step);
                assertEquals(naive.getOrDefault(price, 0L), ladder.quantityAtE8(price));
            }
        }
    }

    @Test
    void readsBackMoreLevelsThanItStartsWith() {
        var written = new Ladder(true);
        for (int k = 1; k <= 300; k++) {
            written.set(k, 10L * k);
        }
        var tape = new StateTape();
        written.save(tape);
        var read = new Ladder(true);
        read.set(9_999, 1);
        read.load(tape);
        assertTrue(tape.isSpent());
        assertEquals(levels(written), levels(read));
    }

    private static List<String> levels(Ladder ladder) {
        List<String> levels = new ArrayList<>();
        for (int k = 0; k < ladder.size(); k++) {
            levels.add(ladder.priceE8(k) + "x" + ladder.quantityE8(k));
        }
        return levels;
    }

    private static List<String> levels(Map<Long, Long> naive) {
        return naive.entrySet().stream()
                .map(level -> level.getKey() + "x" + level.getValue())
                .toList();
    }
}
