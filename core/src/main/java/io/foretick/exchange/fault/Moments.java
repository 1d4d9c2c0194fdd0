package io.foretick.exchange.fault;

import io.foretick.venue.VenueClock;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Does things at a venue time, on one thread of its own, and lets request threads wait for one.
/// Owned by [SeededFaults]; any thread may ask.
final class Moments implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Moments.class.getName());

    private final VenueClock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("exchange-faults").factory());

    Moments(VenueClock clock) {
        this.clock = clock;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRejectedExecutionHandler((_, _) -> {}); // closed meanwhile: nothing happens
    }

    long nowNs() {
        return clock.nowNs();
    }

    void at(long venueTimeNs, Runnable action) {
        long waitNs = clock.wallNsUntil(venueTimeNs);
        var _ = timer.schedule(() -> supervise(action), waitNs, TimeUnit.NANOSECONDS);
    }

    private static void supervise(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a fault could not be injected", e);
        }
    }

    /// Keeps the calling thread for a span of venue time, or until this is closed.
    void hold(long venueSpanNs) {
        try {
            var _ = closing.await(clock.toWallNs(venueSpanNs), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    @Override
    public void close() {
        closing.countDown();
        timer.shutdownNow();
    }
}
