package io.foretick.forecast.direction.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeWindowTest {

    @Test
    void replacesTheOldest() {
        var window = new OutcomeWindow(3);
        window.add(1.0, true);
        window.add(2.0, false);
        window.add(-3.0, true);
        window.add(4.0, false);
        assertEquals(3, window.size());
        assertEquals(4.0f, window.margin(0));
        assertFalse(window.rose(0));
        assertEquals(-3.0f, window.margin(2));
        assertTrue(window.rose(2));
    }

    @Test
    void keepsMarginsToThirtyOneBitsWhateverTheOutcome() {
        var window = new OutcomeWindow(2);
        window.add(Math.PI, true);
        window.add(Math.PI, false);
        assertEquals(Math.PI, window.margin(0), 5e-7);
        assertEquals(window.margin(0), window.margin(1));
    }

    @Test
    void cutsMarginsThatAreBeyondAllReason() {
        var window = new OutcomeWindow(1);
        window.add(-1e9, false);
        assertEquals(-30.0f, window.margin(0));
    }

    @Test
    void knowsTheEvenPartOfItsMargins() {
        var window = new OutcomeWindow(2);
        window.add(0.0, true);
        window.add(-2.0, false);
        assertEquals(0.0f, window.even(0));
        assertEquals(0.8675616f, window.even(1), 1e-6f); // 2 + 2 ln(1 + e^-2) - 2 ln 2
    }

    @ParameterizedTest(name = "{0} outcomes")
    @ValueSource(ints = {0, 1, 4, 7, 9})
    void savesAllOfItself(int outcomes) {
        OutcomeWindow window = filled(outcomes);
        var tape = new StateTape();
        window.save(tape);
        var loaded = new OutcomeWindow(7);
        loaded.load(tape);
        assertTrue(tape.isSpent());
        window.add(0.25, true);
        loaded.add(0.25, true);
        assertEquals(window.size(), loaded.size());
        for (int k = 0; k < window.size(); k++) {
            assertEquals(window.margin(k), loaded.margin(k));
            assertEquals(window.even(k), loaded.even(k));
            assertEquals(window.rose(k), loaded.rose(k));
        }
    }

    @Test
    void refusesTheStateOfALargerOne() {
        var tape = new StateTape();
        filled(7).save(tape);
        assertThrows(IllegalStateException.class, () -> new OutcomeWindow(4).load(tape));
    }

    private static OutcomeWindow filled(int outcomes) {
        var window = new OutcomeWindow(7);
        for (int k = 0; k < outcomes; k++) {
            window.add(0.1 * k - 0.3, k % 3 == 0);
        }
        return window;
    }
}
