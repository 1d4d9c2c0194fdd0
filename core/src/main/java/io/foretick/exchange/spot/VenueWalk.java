package io.foretick.exchange.spot;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import java.util.concurrent.locks.LockSupport;

/// Walks along the venue's time, one step after the other, on a thread of its own. No step is left
/// out: when the thread was late, it takes those that it missed at once and in order.
public final class VenueWalk implements AutoCloseable {

    /// How far one step reaches.
    public static final long STEP_NS = 100 * Times.MILLI_NS;

    private static final long WAIT_MIN_NS = Times.MILLI_NS;

    /// What happens in a step.
    public interface Walker {

        /// Tells what happened in the time after `fromNs`, up to and including `toNs`.
        void step(long fromNs, long toNs);
    }

    private final VenueClock clock;
    private final Walker walker;
    private final Thread thread;
    private volatile boolean closed;

    /// Starts walking now.
    ///
    /// @param name of the thread
    public VenueWalk(String name, VenueClock clock, Walker walker) {
        this.clock = clock;
        this.walker = walker;
        long startNs = lastStepNs(clock.nowNs());
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> walk(startNs));
    }

    /// The end of the last step that is over at a time.
    public static long lastStepNs(long timeNs) {
        return Math.floorDiv(timeNs, STEP_NS) * STEP_NS;
    }

    private void walk(long startNs) {
        long atNs = startNs;
        while (!closed) {
            long nextNs = atNs + STEP_NS;
            long waitNs = clock.wallNsUntil(nextNs);
            if (waitNs > 0) {
                LockSupport.parkNanos(this, Math.max(waitNs, WAIT_MIN_NS));
            } else {
                walker.step(atNs, nextNs);
                atNs = nextNs;
            }
        }
    }

    /// Stops after the step at hand.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Times.SECOND_NS / Times.MILLI_NS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
