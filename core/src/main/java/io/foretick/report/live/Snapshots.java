package io.foretick.report.live;

import io.foretick.base.Times;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where the session's thread leaves its newest snapshot and readers pick it up. Only the newest is
/// there: who is slow misses some and is never behind. Any thread.
public final class Snapshots {

    private static final long WATCHED_NS = 10 * Times.SECOND_NS;
    private static final int WATCHED_MAX = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Long> watched = new ConcurrentHashMap<>(); // nanoTime by slug
    private Snapshot newest = Snapshot.EMPTY;
    private long publishedNanoTime = System.nanoTime();

    /// The newest snapshot.
    public Snapshot newest() {
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

    /// Waits for a snapshot later than `sequence`; gives the newest one there is when the time is
    /// over.
    public Snapshot await(long sequence, long waitNsMax) throws InterruptedException {
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

    /// One market's page; asks the session to write it from now on, and waits for the first time.
    ///
    /// @return null if it did not come: no such market, or the session stands still
    public @Nullable String detail(String slug, long waitNsMax) throws InterruptedException {
        if (!watch(slug)) {
            return null;
        }
        long deadline = System.nanoTime() + waitNsMax;
        Snapshot seen = newest();
        String page = seen.details().get(slug);
        // The first snapshot after the wish may have been begun before it.
        for (int more = 0; page == null && more < 2; more++) {
            seen = await(seen.sequence(), deadline - System.nanoTime());
            page = seen.details().get(slug);
        }
        return page;
    }

    /// The markets whose pages somebody asked for lately.
    Set<String> watched() {
        long now = System.nanoTime();
        watched.values().removeIf(asked -> now - asked > WATCHED_NS);
        return new TreeSet<>(watched.keySet());
    }

    /// Whether somebody waits for a page that the newest snapshot does not have.
    boolean wanting() {
        return !newest().details().keySet().containsAll(watched.keySet());
    }

    void publish(Snapshot snapshot) {
        lock.lock();
        try {
            newest = snapshot;
            publishedNanoTime = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean watch(String slug) {
        boolean room = watched.containsKey(slug) || watched().size() < WATCHED_MAX;
        if (room) {
            watched.put(slug, System.nanoTime());
        }
        return room;
    }
}
