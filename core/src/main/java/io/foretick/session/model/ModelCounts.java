package io.foretick.session.model;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// How many densities a model has given, and how many were withheld and why. Any thread.
public final class ModelCounts {

    private final AtomicLong given = new AtomicLong();
    private final AtomicLongArray withheld = new AtomicLongArray(Withheld.values().length);

    /// Densities that were handed to the session.
    public long given() {
        return given.get();
    }

    /// Densities of single coins that were not, for this reason.
    public long withheld(Withheld reason) {
        return withheld.get(reason.ordinal());
    }

    void give(int densities) {
        given.addAndGet(densities);
    }

    void withhold(Withheld reason, int densities) {
        withheld.addAndGet(reason.ordinal(), densities);
    }
}
