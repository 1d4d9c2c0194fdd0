package io.foretick.engine;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.strategy.Gate;

/// Counts how often each gate stopped a strategy: the answer to "why no trade". Owned by the
/// engine.
public final class Refusals {

    private static final int GATES = Gate.values().length;

    private final long[] counts = new long[GATES];

    public long count(Gate gate) {
        return counts[gate.ordinal()];
    }

    void add(Gate gate) {
        counts[gate.ordinal()]++;
    }

    void save(StateSink out) {
        out.add(counts, GATES);
    }

    void load(StateSource in) {
        if (in.nextInt() != GATES) {
            throw new IllegalStateException("the saved state has other gates");
        }
        for (int k = 0; k < GATES; k++) {
            counts[k] = in.nextLong();
        }
    }
}
