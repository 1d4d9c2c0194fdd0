package io.foretick.engine;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.strategy.Gate;

import java.util.Arrays;

/// Counts how often each gate stopped a strategy: the answer to "why no trade". Owned by the
/// engine.
public final class Refusals {

    private static final int GATES = Gate.values().length;

    /// Gates that every saved state has. Later ones are saved from their first refusal on, so that
    /// a journal of before they were made keeps its digests.
    private static final int GATES_FIRST = Gate.PEAK_DRAWDOWN.ordinal() + 1;

    private final long[] counts = new long[GATES];

    public long count(Gate gate) {
        return counts[gate.ordinal()];
    }

    void add(Gate gate) {
        counts[gate.ordinal()]++;
    }

    void save(StateSink out) {
        int saved = GATES;
        while (saved > GATES_FIRST && counts[saved - 1] == 0) {
            saved--;
        }
        out.add(counts, saved);
    }

    void load(StateSource in) {
        int saved = in.nextInt();
        if (saved < GATES_FIRST || saved > GATES) {
            throw new IllegalStateException("the saved state has other gates");
        }
        Arrays.fill(counts, 0);
        for (int k = 0; k < saved; k++) {
            counts[k] = in.nextLong();
        }
    }
}
