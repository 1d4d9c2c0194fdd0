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
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// The journal's own thread: has the next segment prepared, forces what was appended to disk, and
/// writes checkpoint files, so that the engine's thread does none of it.
///
/// How it works: whoever needs the disk raises `wanted` and waits; one pass of the keeper forces
/// everything appended before the pass began, so that one force serves all who wait. A failure is
/// kept and thrown at each one who asks from then on.
final class Keeper {

    private static final int CHECKPOINTS_MAX = 8;
    private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
    private static final long NEVER = Long.MAX_VALUE;

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
    private @Nullable Thread preparer;
    private @Nullable Thread compactor;
    private long keepNs = NEVER; // NEVER: everything stays
    private boolean mustPrepare;
    private boolean mustStop;
    private long wanted;
    private volatile long durable; // written under the lock; read by all who only want to know
    private long periodNs = NEVER;
    private long lastPassNs;
    private boolean mustTouch;
    private long touchFrom;
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
            lastPassNs = System.nanoTime();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    void keep(Duration keep) {
        lock.lock();
        try {
            keepNs = keep.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /// Asks for the next segment; does not wait, so false means to ask again.
    boolean prepareNext() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            mustPrepare = true;
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Asks for the pages behind a position to be made writable; does not wait, so false means to
    /// ask again.
    boolean touchAhead(long position) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            touchFrom = position;
            mustTouch = true;
            work.signal();
            return true;
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
            touchFrom = 0;
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
        return durable;
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
        join(thread);
        for (Thread helper : helpers()) {
            join(helper);
        }
        if (prepared != null) {
            prepared.close();
            Files.delete(Layout.segment(directory, prepared.index()));
            prepared = null;
        }
        throwFailure();
    }

    private List<Thread> helpers() {
        lock.lock();
        try {
            return Stream.of(preparer, compactor).filter(Objects::nonNull).toList();
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread thread) {
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
                touchIfAsked();
                prepareIfAsked();
                if (isPassDue()) {
                    pass();
                }
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
            while (!mustStop && !mustPrepare && !mustTouch && !isPassDue()) {
                if (periodNs == NEVER) {
                    work.await();
                } else {
                    work.awaitNanos(leftNs());
                }
            }
            return !mustStop;
        } finally {
            lock.unlock();
        }
    }

    private boolean isPassDue() {
        lock.lock();
        try {
            return wanted > durable || !checkpoints.isEmpty() || leftNs() <= 0;
        } finally {
            lock.unlock();
        }
    }

    /// How long until the next pass of those that come once a period.
    private long leftNs() {
        return periodNs == NEVER ? NEVER : lastPassNs + periodNs - System.nanoTime();
    }

    private void touchIfAsked() {
        boolean asked;
        lock.lock();
        try {
            asked = mustTouch;
            mustTouch = false;
        } finally {
            lock.unlock();
        }
        if (asked) {
            touch();
        }
    }

    private void touch() {
        OpenSegment segment;
        long from;
        lock.lock();
        try {
            segment = current;
            from = touchFrom;
        } finally {
            lock.unlock();
        }
        segment.touchAhead(from);
    }

    /// Starts the preparation of the next segment on a thread of its own, so that those who wait
    /// for the disk do not wait for it too.
    private void prepareIfAsked() {
        lock.lock();
        try {
            if (mustPrepare && prepared == null && preparer == null) {
                int index = current.index() + 1;
                preparer =
                        Thread.ofPlatform()
                                .daemon()
                                .name("journal-preparer")
                                .start(() -> prepare(index));
            }
            mustPrepare = false;
        } finally {
            lock.unlock();
        }
    }

    private void prepare(int index) {
        try {
            Path file = Layout.segment(directory, index);
            OpenSegment next = OpenSegment.prepare(file, index, 0, segmentBytes);
            next.force(); // else the first order's force would write all of the zeros
            next.touchAhead(0);
            Layout.syncDirectory(directory);
            takePrepared(next);
        } catch (IOException e) {
            fail(e);
        } catch (UncheckedIOException e) {
            fail(new IOException("cannot force a new segment to disk", e));
        }
    }

    private void takePrepared(OpenSegment next) {
        lock.lock();
        try {
            prepared = next;
            preparer = null;
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
            touch(); // what was forced faults again at its next write
        }
        for (Checkpoint checkpoint : made) {
            Checkpoint.write(directory, sessionId, checkpoint);
        }
        finishPass(target, made);
        if (!made.isEmpty()) {
            compactIfAsked();
        }
    }

    private void finishPass(long target, List<Checkpoint> made) {
        lock.lock();
        try {
            checkpoints.removeAll(made);
            durable = target;
            lastPassNs = System.nanoTime();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Those who wait for the disk do not wait for a compaction; one at a time is enough.
    private void compactIfAsked() {
        lock.lock();
        try {
            Thread running = compactor;
            if (keepNs != NEVER && (running == null || !running.isAlive())) {
                long keptNs = keepNs;
                compactor =
                        Thread.ofPlatform()
                                .daemon()
                                .name("journal-compactor")
                                .start(() -> compact(keptNs));
            }
        } finally {
            lock.unlock();
        }
    }

    /// A journal that stays longer than it should is no reason to stop.
    private void compact(long keptNs) {
        try {
            JournalCompaction.run(directory, keptNs);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the journal cannot be compacted", e);
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
