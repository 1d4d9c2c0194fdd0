package io.foretick.venue.live;

import io.foretick.event.Source;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// The bounded way from the feeds' threads to the session's: many may offer, one takes.
///
/// Policy when full: a message is dropped and counted for its feed, and as soon as there is room
/// the session learns how many are missing, before any later message of that feed. News of a
/// connection is never dropped: it waits for room.
public final class ArrivalQueue {

    private static final int SOURCES = Source.values().length;

    private final MpscArrayQueue<Arrival> queue;
    private final AtomicLongArray missing = new AtomicLongArray(SOURCES);
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread taker; // null until the session's thread takes

    /// @param capacity messages that may wait; rounded up to a power of two
    public ArrivalQueue(int capacity) {
        this.queue = new MpscArrayQueue<>(capacity);
    }

    /// Hands an arrival over; never blocks for market data.
    public void offer(Arrival arrival) {
        int source = arrival.source().ordinal();
        boolean lossy = arrival instanceof Arrival.Frame;
        if (missing.get(source) > 0 && !tellMissing(arrival, source) && lossy) {
            drop(source);
            return;
        }
        while (!queue.offer(arrival)) {
            if (lossy) {
                drop(source);
                return;
            }
            LockSupport.parkNanos(100_000);
        }
        wake();
    }

    /// The next arrival, or null when none waits. For the session's thread only.
    public @Nullable Arrival poll() {
        return queue.poll();
    }

    /// Waits until something may have arrived, or for so long. For the session's thread only.
    public void await(long nanos) {
        taker = Thread.currentThread();
        if (queue.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        taker = null;
    }

    /// Messages that wait.
    public int size() {
        return queue.size();
    }

    /// Messages dropped so far.
    public long dropped() {
        return dropped.get();
    }

    private boolean tellMissing(Arrival next, int source) {
        long count = missing.getAndSet(source, 0);
        if (count == 0) {
            return true; // another thread has told
        }
        if (queue.offer(new Arrival.Dropped(next.receiveNs(), next.source(), count))) {
            return true;
        }
        missing.addAndGet(source, count);
        return false;
    }

    private void drop(int source) {
        missing.incrementAndGet(source);
        dropped.incrementAndGet();
    }

    private void wake() {
        Thread waiting = taker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }
}
