package io.foretick.lab.run.memory;

import io.foretick.base.Checks;

import java.util.concurrent.Semaphore;

/// Memory that trials may use together. A trial that asks for more than there is gets all of it,
/// and so runs alone. Used by many threads.
public final class MemoryBudget {

    private static final long UNIT = 1 << 20;

    private final int units;
    private final Semaphore free;

    /// @param bytes of all trials together
    public MemoryBudget(long bytes) {
        units = Math.toIntExact(Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE));
        free = new Semaphore(units, true);
    }

    /// What this process may give to trials: most of its heap.
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 10 * 7);
    }

    /// Waits until so much is free, and takes it until the share is closed.
    public Share take(long bytes) throws InterruptedException {
        Checks.notNegative(bytes, "bytes");
        int wanted = Math.toIntExact(Math.clamp(bytes / UNIT + 1, 1, units));
        free.acquire(wanted);
        return () -> free.release(wanted);
    }

    /// A part of the budget, in use until it is closed.
    public interface Share extends AutoCloseable {

        @Override
        void close();
    }
}
