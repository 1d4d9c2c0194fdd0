package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.Set;

class CounterRandomTest {

    private static final int DRAWS = 200_000;
    private static final CounterRandom RANDOM = new CounterRandom(new Seed(7));

    @Test
    void sameSeedStepAndStreamGiveTheSameBits() {
        CounterRandom again = new CounterRandom(new Seed(7));
        for (long step = -5; step < 50; step++) {
            assertEquals(RANDOM.bits(step, 3), again.bits(step, 3));
        }
    }

    /// Written down once, so that a change of the formula cannot pass unseen.
    @Test
    void drawsStayTheSameForever() {
        Digest digest = new Digest();
        for (long step = 0; step < 1_000; step++) {
            digest.add(RANDOM.bits(step, 0)).add(RANDOM.uniform(step, 1));
            digest.add(RANDOM.exponential(2.5, step, 2)).add(RANDOM.poisson(0.7, step, 3));
            digest.add(RANDOM.poisson(100, step, 4));
        }
        assertEquals("fb2ef0d42698d2cd", Digest.hex(digest.value()));
    }

    @Test
    void seedsStepsAndStreamsDoNotCollide() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            CounterRandom random = new CounterRandom(new Seed(seed));
            for (long step = 0; step < 1_000; step++) {
                for (int stream = 0; stream < 10; stream++) {
                    assertTrue(seen.add(random.bits(step, stream)));
                }
            }
        }
    }

    @Test
    void everyBitIsSetHalfOfTheTime() {
        int[] ones = new int[Long.SIZE];
        for (int step = 0; step < DRAWS; step++) {
            long bits = RANDOM.bits(step, 0);
            for (int k = 0; k < Long.SIZE; k++) {
                ones[k] += (int) ((bits >>> k) & 1);
            }
        }
        for (int count : ones) {
            assertEquals(0.5, count / (double) DRAWS, 4.5 * 0.5 / Math.sqrt(DRAWS));
        }
    }

    @Test
    void neighbouringStepsAndStreamsAreUncorrelated() {
        double byStep = 0;
        double byStream = 0;
        for (int step = 0; step < DRAWS; step++) {
            double here = RANDOM.uniform(step, 0) - 0.5;
            byStep += here * (RANDOM.uniform(step + 1, 0) - 0.5);
            byStream += here * (RANDOM.uniform(step, 1) - 0.5);
        }
        double bound = 4.5 / 12 / Math.sqrt(DRAWS); // the product's deviation is 1/12
        assertEquals(0, byStep / DRAWS, bound);
        assertEquals(0, byStream / DRAWS, bound);
    }

    @Test
    void uniformsFillTheOpenUnitInterval() {
        int[] counts = new int[100];
        for (int step = 0; step < DRAWS; step++) {
            double draw = RANDOM.uniform(step, 5);
            assertTrue(draw > 0 && draw < 1);
            counts[(int) (draw * counts.length)]++;
        }
        double chiSquare = 0;
        double expected = DRAWS / (double) counts.length;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertTrue(chiSquare < 99 + 4 * Math.sqrt(2 * 99), "chi square was " + chiSquare);
    }

    @Test
    void exponentialHasItsMeanAndTail() {
        double sum = 0;
        int beyond = 0;
        for (int step = 0; step < DRAWS; step++) {
            double draw = RANDOM.exponential(3, step, 6);
            sum += draw;
            beyond += draw > 6 ? 1 : 0;
        }
        assertEquals(3, sum / DRAWS, 4.5 * 3 / Math.sqrt(DRAWS));
        double share = Math.exp(-2);
        double deviation = Math.sqrt(share * (1 - share) / DRAWS);
        assertEquals(share, beyond / (double) DRAWS, 4.5 * deviation);
    }

    @ParameterizedTest(name = "mean {0}")
    @ValueSource(doubles = {0.003, 0.4, 1, 5.5, 31.9, 32.1, 250})
    void poissonHasItsMeanVarianceAndShareOfZeros(double mean) {
        int draws = DRAWS / 4;
        double sum = 0;
        double squares = 0;
        int zeros = 0;
        for (int step = 0; step < draws; step++) {
            int count = RANDOM.poisson(mean, step, 7);
            sum += count;
            squares += (count - mean) * (count - mean);
            zeros += count == 0 ? 1 : 0;
        }
        double none = Math.exp(-mean);
        double ofSquares = Math.sqrt((mean + 2 * mean * mean) / draws);
        assertEquals(mean, sum / draws, 4.5 * Math.sqrt(mean / draws));
        assertEquals(mean, squares / draws, 4.5 * ofSquares);
        assertEquals(none, zeros / (double) draws, 4.5 * Math.sqrt(none / draws) + 1e-9);
    }

    @Test
    void nothingArrivesWhereNothingIsExpected() {
        for (int step = 0; step < 1_000; step++) {
            assertEquals(0, RANDOM.poisson(0, step, 0));
        }
    }

    @Test
    void refusesMeansThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> RANDOM.poisson(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> RANDOM.poisson(Double.NaN, 0, 0));
    }

    @Test
    void anotherSeedDrawsOtherNumbers() {
        CounterRandom other = new CounterRandom(new Seed(8));
        for (long step = 0; step < 100; step++) {
            assertNotEquals(RANDOM.bits(step, 0), other.bits(step, 0));
        }
    }
}
