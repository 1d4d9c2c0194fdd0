package io.foretick.report.live;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where one thread leaves what it publishes and readers pick it up. Only the newest is there: who
/// is slow misses some and is never behind. Any thread.
///
/// @param <T> what is published
public final class Newest<T extends Publication> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private T newest;
    private long publishedNanoTime = System.nanoTime();

    /// @param before what readers get before anything is published; its sequence is 0
    public Newest(T before) {
        this.newest = before;
    }

    /// The newest there is.
    public T get() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /// Wall time since the newest one came, or since the start.
    public long ageNs() {
        lock.lock();
        try {
            return System.nanoTime() - publishedNanoTime;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for one later than `sequence`; gives the newest one there is when the time is over.
    public T await(long sequence, long waitNsMax) throws InterruptedException {
        long leftNs = waitNsMax;
        lock.lockInterruptibly();
        try {
            while (newest.sequence() <= sequence && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the place of what was there, and wakes who waits.
    public void publish(T next) {
        lock.lock();
        try {
            newest = next;
            publishedNanoTime = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
