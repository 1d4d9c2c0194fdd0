package io.foretick.exchange.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/// How often each kind of fault was done. Any thread.
final class Injected {

    private final AtomicLongArray counts = new AtomicLongArray(FaultKind.values().length);

    void count(FaultKind kind) {
        counts.incrementAndGet(kind.ordinal());
    }

    /// All kinds, also those that were never done.
    Map<FaultKind, Long> byKind() {
        var byKind = new EnumMap<FaultKind, Long>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            byKind.put(kind, counts.get(kind.ordinal()));
        }
        return byKind;
    }
}
