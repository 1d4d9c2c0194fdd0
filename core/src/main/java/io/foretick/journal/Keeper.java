package io.foretick.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The journal's own thread: prepares the next segment, forces what was appended to disk, and
/// writes checkpoint files, so that the engine's thread does none of it.
///
/// How it works: whoever needs the disk raises `wanted` and waits; one pass of the keeper forces
/// everything appended before the pass began, so that one force serves all who wait. A failure is
/// kept and thrown at each one who asks from then on.
final class Keeper {

    private static final int CHECKPOINTS_MAX = 8;

    private final Path directory;
    private final long segmentBytes;
    private final long sessionId;
    private final AtomicLong appended;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Queue<OpenSegment> rolled = new ArrayDeque<>();
    private final Queue<Checkpoint> checkpoints = new ArrayDeque<>();
    private OpenSegment current;
    private @Nullable OpenSegment prepared;
    private boolean mustPrepare;
    private boolean mustStop;
    private long wanted;
    private long durable;
    private long periodNs = Long.MAX_VALUE;
    private @Nullable IOException failure;

    Keeper(Path directory, OpenSegment current, long segmentBytes, Session session) {
        this.directory = directory;
        this.current = current;
        this.segmentBytes = segmentBytes;
        this.sessionId = session.id();
        this.appended = session.appended();
        this.durable = -1;
        this.wanted = -1;
        thread = Thread.ofPlatform().daemon().name("journal-keeper").unstarted(this::run);
    }

    /// What the keeper needs to know of the session that it serves.
    ///
    /// @param appended the last sequence that is wholly written, set by the appending thread
    record Session(long id, AtomicLong appended) {}

    void start() {
        thread.start();
    }

    void flushEvery(Duration period) {
        lock.lock();
        try {
            periodNs = period.toNanos();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Asks for the next segment; does not wait.
    void prepareNext() {
        lock.lock();
        try {
            mustPrepare = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Hands the full segment over and takes the next one, which is ready unless the disk is slower
    /// than the appends.
    OpenSegment roll(OpenSegment full) throws IOException {
        lock.lock();
        try {
            if (prepared == null) {
                mustPrepare = true;
                work.signal();
            }
            while (prepared == null) {
                throwFailure();
                done.awaitUninterruptibly();
            }
            OpenSegment next = prepared;
            prepared = null;
            rolled.add(full);
            current = next;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a checkpoint to be written in the next pass, after the records before it.
    void add(Checkpoint checkpoint) throws IOException {
        lock.lock();
        try {
            while (checkpoints.size() >= CHECKPOINTS_MAX) {
                throwFailure();
                done.awaitUninterruptibly();
            }
            checkpoints.add(checkpoint);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /// Returns once the record is on disk.
    void awaitDurable(long sequence) throws IOException {
        lock.lock();
        try {
            wanted = Math.max(wanted, sequence);
            work.signal();
            while (durable < sequence) {
                throwFailure();
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the thread after a last pass; a segment that was prepared in vain is deleted.
    void stop() throws IOException {
        lock.lock();
        try {
            mustStop = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        joinUninterruptibly();
        if (prepared != null) {
            prepared.close();
            Files.delete(Layout.segment(directory, prepared.index()));
            prepared = null;
        }
        throwFailure();
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException("the journal cannot be written any more", failure);
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                prepareIfAsked();
                pass();
            }
            pass();
        } catch (IOException e) {
            fail(e);
        } catch (UncheckedIOException e) {
            fail(new IOException("cannot force the journal to disk", e));
        } catch (InterruptedException e) {
            fail(new IOException("the journal's thread was interrupted", e));
        }
    }

    /// Waits until there is something to do; false when it is time to stop.
    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            long leftNs = periodNs;
            while (!mustStop
                    && !mustPrepare
                    && wanted <= durable
                    && checkpoints.isEmpty()
                    && leftNs > 0) {
                leftNs = Math.min(periodNs, work.awaitNanos(leftNs));
            }
            return !mustStop;
        } finally {
            lock.unlock();
        }
    }

    private void prepareIfAsked() throws IOException {
        int index;
        lock.lock();
        try {
            boolean asked = mustPrepare && prepared == null;
            mustPrepare = false;
            if (!asked) {
                return;
            }
            index = current.index() + 1;
        } finally {
            lock.unlock();
        }
        OpenSegment next =
                OpenSegment.prepare(Layout.segment(directory, index), index, 0, segmentBytes);
        Layout.syncDirectory(directory);
        lock.lock();
        try {
            prepared = next;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pass() throws IOException {
        long target = appended.getAcquire(); // before the segments: they hold at least this much
        List<OpenSegment> full;
        List<Checkpoint> made;
        OpenSegment last;
        lock.lock();
        try {
            full = new ArrayList<>(rolled);
            rolled.clear();
            made = new ArrayList<>(checkpoints);
            last = current;
        } finally {
            lock.unlock();
        }
        for (OpenSegment segment : full) {
            segment.close();
        }
        if (target > durable || !made.isEmpty()) {
            last.force();
        }
        for (Checkpoint checkpoint : made) {
            Checkpoint.write(directory, sessionId, checkpoint);
        }
        finishPass(target, made);
    }

    private void finishPass(long target, List<Checkpoint> made) {
        lock.lock();
        try {
            checkpoints.removeAll(made);
            durable = target;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            failure = e;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
