package io.foretick.venue.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

class TicksTest {

    private static final MathContext DIGITS = new MathContext(60);

    private final Ticks ticks = new Ticks();

    @Test
    void theEndsAreThoseOfTheContract() {
        assertEquals("4295128739", ticks.sqrtRatio(Ticks.MIN, new Wide()).toString());
        assertEquals(
                "1461446703485210103287273052203988822378723970342",
                ticks.sqrtRatio(Ticks.MAX, new Wide()).toString());
        assertEquals(new Wide().set(1).shiftLeft(96), ticks.sqrtRatio(0, new Wide()));
        assertThrows(
                IllegalArgumentException.class, () -> ticks.sqrtRatio(Ticks.MAX + 1, new Wide()));
    }

    @Test
    void eachPowerOfTwoIsTheRootOfItsPrice() {
        for (int tick = 1; tick < Ticks.MAX; tick *= 2) {
            assertRoot(tick);
            assertRoot(-tick);
        }
    }

    /// Prices are cut at 2^-128 and held at 2^-96, so low ones have fewer digits.
    private void assertRoot(int tick) {
        BigDecimal root = new BigDecimal("1.0001").pow(Math.abs(tick), DIGITS).sqrt(DIGITS);
        BigDecimal exact = tick > 0 ? root : BigDecimal.ONE.divide(root, DIGITS);
        BigDecimal scaled = exact.multiply(BigDecimal.TWO.pow(96));
        BigDecimal got = new BigDecimal(ticks.sqrtRatio(tick, new Wide()).toBigInteger());
        BigDecimal allowed = scaled.multiply(root).multiply(BigDecimal.TWO.pow(-122, DIGITS));
        assertTrue(
                got.subtract(scaled).abs().compareTo(allowed.add(BigDecimal.ONE)) <= 0,
                () -> "tick " + tick + ": " + got + " for " + scaled);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aTickBeginsAtItsRootAndEndsBeforeTheNext(long seed) {
        SplittableRandom random = new Seed(seed).random();
        for (int round = 0; round < 3_000; round++) {
            int tick = random.nextInt(Ticks.MIN + 1, Ticks.MAX);
            Wide root = ticks.sqrtRatio(tick, new Wide());
            assertEquals(tick, ticks.atSqrtRatio(root));
            assertEquals(tick - 1, ticks.atSqrtRatio(root.subtract(Wide.of(1))));
        }
    }

    @Test
    void aPriceFallsToTheUsableTickBelow() {
        assertEquals(0, Ticks.floor(1.0005, 60));
        assertEquals(-60, Ticks.floor(0.9999, 60));
        assertEquals(23_026 / 10 * 10, Ticks.floor(Math.pow(1.0001, 23_026.5), 10));
    }
}
