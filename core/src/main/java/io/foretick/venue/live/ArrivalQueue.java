package io.foretick.venue.live;

import io.foretick.event.Source;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// The bounded way from the feeds' threads to the session's: many may offer, one takes.
///
/// Policy when full: a message is dropped and counted for its feed, and as soon as there is room
/// the session learns how many are missing, before any later message of that feed. News of a
/// connection is never dropped: it waits for room. An operator's word passes all that waits.
public final class ArrivalQueue {

    private static final int SOURCES = Source.values().length;

    private final MpscArrayQueue<Arrival> queue;
    private final Queue<Arrival> urgent = new ConcurrentLinkedQueue<>();
    private final AtomicLongArray missing = new AtomicLongArray(SOURCES);
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread taker; // null until the session's thread takes

    /// @param capacity messages that may wait; rounded up to a power of two
    public ArrivalQueue(int capacity) {
        this.queue = new MpscArrayQueue<>(capacity);
    }

    /// Hands an arrival over; waits for room unless it is market data.
    ///
    /// @return whether it will reach the session; false for market data that was dropped
    public boolean offer(Arrival arrival) {
        boolean lossy = arrival instanceof Arrival.Frame;
        boolean taken = tryOffer(arrival);
        while (!taken && !lossy) {
            LockSupport.parkNanos(100_000);
            taken = tryOffer(arrival);
        }
        return taken;
    }

    /// Hands an arrival over if there is room; never waits.
    ///
    /// @return whether there was room; market data for which there was none is dropped and counted
    public boolean tryOffer(Arrival arrival) {
        int source = arrival.source().ordinal();
        boolean told = missing.get(source) == 0 || tellMissing(arrival, source);
        boolean taken = told && queue.offer(arrival);
        if (taken) {
            wake();
        } else if (arrival instanceof Arrival.Frame) {
            missing.incrementAndGet(source);
            dropped.incrementAndGet();
        }
        return taken;
    }

    /// Hands over what must wait for nothing and overtakes all that waits: an operator's word. It
    /// needs no room.
    public void offerUrgent(Arrival arrival) {
        urgent.add(arrival);
        wake();
    }

    /// The next arrival, or null when none waits. For the session's thread only.
    public @Nullable Arrival poll() {
        Arrival first = urgent.poll();
        return first == null ? queue.poll() : first;
    }

    /// Waits until something may have arrived, or for so long. For the session's thread only.
    public void await(long nanos) {
        taker = Thread.currentThread();
        if (queue.isEmpty() && urgent.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        taker = null;
    }

    /// Messages that wait.
    public int size() {
        return queue.size() + urgent.size();
    }

    /// Messages dropped so far.
    public long dropped() {
        return dropped.get();
    }

    /// The count is taken back only when the news is in, so that no other thread of this feed
    /// passes it.
    private synchronized boolean tellMissing(Arrival next, int source) {
        long count = missing.get(source);
        boolean told =
                count == 0
                        || queue.offer(new Arrival.Dropped(next.receiveNs(), next.source(), count));
        if (told) {
            missing.addAndGet(source, -count);
        }
        return told;
    }

    private void wake() {
        // What was offered must be visible before the taker is looked for, or both might wait.
        VarHandle.fullFence();
        Thread waiting = taker;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }
}
