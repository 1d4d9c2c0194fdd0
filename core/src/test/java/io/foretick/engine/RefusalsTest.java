package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.strategy.Gate;
import io.foretick.testing.StateTape;

import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final int FIRST = Gate.PEAK_DRAWDOWN.ordinal() + 1;

    private final Refusals refusals = new Refusals();

    /// The digests of journals of before there were limits of strategies depend on it.
    @Test
    void aLaterGateThatNeverSpokeLeavesTheStateAsItWas() {
        refusals.add(Gate.COOLDOWN);
        StateTape saved = saved();
        assertEquals(FIRST, saved.nextInt());
        long sum = 0;
        for (int gate = 0; gate < FIRST; gate++) {
            sum += saved.nextLong();
        }
        assertEquals(1, sum);
        assertThrows(RuntimeException.class, saved::nextLong);
    }

    @Test
    void aLaterGateIsSavedOnceItSpoke() {
        refusals.add(Gate.STRATEGY_EXPOSURE);
        var restored = new Refusals();
        restored.add(Gate.STRATEGY_ORDERS); // is overwritten
        restored.load(saved());
        assertEquals(1, restored.count(Gate.STRATEGY_EXPOSURE));
        assertEquals(0, restored.count(Gate.STRATEGY_ORDERS));
    }

    @Test
    void refusesAStateOfFewerGates() {
        var tape = new StateTape();
        tape.add(new long[FIRST - 1], FIRST - 1);
        assertThrows(IllegalStateException.class, () -> refusals.load(tape));
    }

    private StateTape saved() {
        var tape = new StateTape();
        refusals.save(tape);
        return tape;
    }
}
