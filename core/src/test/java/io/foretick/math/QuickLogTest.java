package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

class QuickLogTest {

    private static final int POINTS = 500_000;

    @Test
    void followsStrictMathWithinItsBound() {
        compare("small", u -> u);
        compare("tiny", u -> 1e-6 * u);
        compare("hundreds", u -> 1e3 * u);
        compare("any", u -> StrictMath.exp(700 * u));
    }

    @Test
    void isExactAtZeroAndAtPowersOfTwo() {
        assertEquals(0.0, QuickLog.log1p(0.0));
        for (int k = 1; k < 50; k++) {
            double x = (double) (1L << k) - 1;
            assertEquals(StrictMath.log1p(x), QuickLog.log1p(x), 2 * Math.ulp(k * 0.7));
        }
    }

    @Test
    void neverFallsAcrossTheBordersOfItsTable() {
        for (int k = 1; k <= 256; k++) {
            double border = (k + 0.5) / 128;
            for (double x = border - 8e-15; x < border + 8e-15; x += 1e-15) {
                double next = x + 2e-15; // wider than the error
                assertTrue(QuickLog.log1p(x) <= QuickLog.log1p(next), "at " + x);
            }
        }
    }

    /// Renewed only when the function is changed on purpose.
    @Test
    void bitsStayAsTheyAre() {
        SplittableRandom random = new Seed(20260101).split("quick").random();
        Digest digest = new Digest();
        for (int k = 0; k < 10_000; k++) {
            digest.add(QuickLog.log1p(StrictMath.exp(random.nextDouble(-20, 20))));
        }
        assertEquals("ece646fb1cc5e6b5", Digest.hex(digest.value()));
    }

    private static void compare(String name, DoubleUnaryOperator argument) {
        SplittableRandom random = new Seed(7).split(name).random();
        for (int k = 0; k < POINTS; k++) {
            double x = argument.applyAsDouble(random.nextDouble());
            double expected = StrictMath.log1p(x);
            double bound = 1e-15 + 4e-16 * expected;
            assertEquals(expected, QuickLog.log1p(x), bound, () -> name + " at " + x);
        }
    }
}
