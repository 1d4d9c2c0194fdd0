package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.direction.calibration.CalibrationSettings.Isotonic;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class IsotonicCalibrationTest {

    @Test
    void knowsNothingBeforeItIsFitted() {
        assertEquals(0.5, new IsotonicCalibration(10, new Isotonic(4, 2.0)).up(1.0));
    }

    /// Four bins of two, with 2 of 8 risen: the prior is 2.5 / 9, and 2 imagined outcomes in each
    /// bin give (0, 1, 0, 1) + 5/9 of 4. The second and third fall and are pooled.
    @Test
    void poolsBinsThatFall() {
        var isotonic = new IsotonicCalibration(8, new Isotonic(4, 2.0));
        isotonic.fit(window(new double[] {-4, -3, -2, -1, 1, 2, 3, 4}, "00010010"));
        double imagined = 5.0 / 9.0;
        assertEquals(imagined / 4.0, isotonic.up(-3.5), 1e-15);
        assertEquals((1.0 + 2.0 * imagined) / 8.0, isotonic.up(-1.5), 1e-15);
        assertEquals((1.0 + 2.0 * imagined) / 8.0, isotonic.up(1.5), 1e-15);
        assertEquals((1.0 + imagined) / 4.0, isotonic.up(3.5), 1e-15);
    }

    @Test
    void runsStraightBetweenBinsAndLevelOutside() {
        var isotonic = new IsotonicCalibration(4, new Isotonic(2, 1.0));
        isotonic.fit(window(new double[] {-1, 1, 3, 5}, "0011")); // bins at 0 and 4
        double low = 0.5 / 3.0;
        double high = 2.5 / 3.0;
        assertEquals(low, isotonic.up(-100.0), 1e-15);
        assertEquals(low + 0.25 * (high - low), isotonic.up(1.0), 1e-15);
        assertEquals(high, isotonic.up(100.0), 1e-15);
    }

    @Test
    void treatsEqualMarginsAsOne() {
        var isotonic = new IsotonicCalibration(8, new Isotonic(8, 1.0));
        isotonic.fit(window(new double[] {2, 2, 2, 2, 2, 2, 2, 2}, "01010101"));
        assertEquals(0.5, isotonic.up(2.0), 1e-15);
    }

    @Test
    void neverFallsAndIsNeverCertain() {
        for (int seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var window = new OutcomeWindow(500);
            for (int k = 0; k < 300; k++) {
                double margin = seed % 2 == 0 ? random.nextInt(-4, 5) : Moves.margin(random);
                window.add(margin, seed % 5 == 0 || random.nextDouble() < 0.3 + 0.4 * (k % 2));
            }
            var isotonic = new IsotonicCalibration(500, new Isotonic(32, 1.0));
            isotonic.fit(window);
            double before = 0.0;
            for (double margin = -9.0; margin <= 9.0; margin += 0.01) {
                double up = isotonic.up(margin);
                assertTrue(up >= before && up > 0.0 && up < 1.0, seed + " at " + margin);
                before = up;
            }
        }
    }

    @Test
    void findsAStepThatNoLineHas() {
        var random = new SplittableRandom(7);
        var window = new OutcomeWindow(20_000);
        for (int k = 0; k < 20_000; k++) {
            double margin = Moves.margin(random);
            window.add(margin, random.nextDouble() < (margin > 1.0 ? 0.6 : 0.45));
        }
        var isotonic = new IsotonicCalibration(20_000, new Isotonic(32, 50.0));
        isotonic.fit(window);
        assertEquals(0.45, isotonic.up(-1.0), 0.02);
        assertEquals(0.45, isotonic.up(0.5), 0.03);
        assertEquals(0.60, isotonic.up(2.0), 0.03);
    }

    @Test
    void savesItsCurve() {
        var isotonic = new IsotonicCalibration(100, new Isotonic(8, 4.0));
        isotonic.fit(Moves.drawn(100, 0.1, 0.5, 0.0));
        var tape = new StateTape();
        isotonic.save(tape);
        var loaded = new IsotonicCalibration(100, new Isotonic(8, 4.0));
        loaded.load(tape);
        assertTrue(tape.isSpent());
        for (double margin = -5.0; margin <= 5.0; margin += 0.1) {
            assertEquals(isotonic.up(margin), loaded.up(margin));
        }
    }

    private static OutcomeWindow window(double[] margins, String rises) {
        var window = new OutcomeWindow(margins.length);
        for (int k = margins.length - 1; k >= 0; k--) { // not in order
            window.add(margins[k], rises.charAt(k) == '1');
        }
        return window;
    }
}
