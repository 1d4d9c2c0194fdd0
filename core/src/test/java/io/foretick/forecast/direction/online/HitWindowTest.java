package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

class HitWindowTest {

    @Test
    void forgetsTheOldest() {
        HitWindow hits = new HitWindow(3);
        assertEquals(0.5, hits.share());
        hits.add(true);
        hits.add(true);
        hits.add(false);
        assertEquals(2.0 / 3, hits.share());
        hits.add(false);
        assertEquals(3, hits.size());
        assertEquals(1.0 / 3, hits.share());
        hits.add(true);
        hits.add(true);
        assertEquals(2.0 / 3, hits.share());
    }

    @Test
    void goesOnAfterARestart() {
        HitWindow hits = new HitWindow(3);
        for (boolean hit : new boolean[] {true, false, true, true, false}) {
            hits.add(hit);
        }
        StateTape tape = new StateTape();
        hits.save(tape);
        HitWindow loaded = new HitWindow(3);
        loaded.load(tape);
        for (int k = 0; k < 5; k++) {
            assertEquals(hits.share(), loaded.share());
            hits.add(k % 2 == 0);
            loaded.add(k % 2 == 0);
        }
    }

    @Test
    void refusesTheStateOfAnotherSize() {
        StateTape tape = new StateTape();
        new HitWindow(4).save(tape);
        assertThrows(IllegalStateException.class, () -> new HitWindow(3).load(tape));
    }
}
