package io.foretick.lab.model;

import io.foretick.base.Checks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets only so many tasks use a device at the same time, such as a graphics card; the others wait
/// their turn. Does not know the device. Any thread.
public final class Accelerator {

    private final Semaphore permits;
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicInteger usersMost = new AtomicInteger();

    /// @param permits tasks at the same time
    public Accelerator(int permits) {
        this.permits = new Semaphore((int) Checks.positive(permits, "permits"), true);
    }

    /// Waits for a permit, does the task and gives the permit back, also if the task fails.
    ///
    /// @param <T> what the task gives
    /// @param <E> what it may throw
    /// @throws E what the task throws
    /// @throws InterruptedException while it waits
    public <T, E extends Exception> T run(Task<T, E> task) throws E, InterruptedException {
        permits.acquire();
        try {
            int now = users.incrementAndGet();
            usersMost.accumulateAndGet(now, Math::max);
            return task.run();
        } finally {
            users.decrementAndGet();
            permits.release();
        }
    }

    /// The largest number of tasks that were ever at the device at the same time.
    public int usersMost() {
        return usersMost.get();
    }

    /// What is done at the device.
    ///
    /// @param <T> what it gives
    /// @param <E> what it may throw
    @FunctionalInterface
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }
}
