package io.foretick.venue.live.work;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// A bounded group of virtual threads that end together. Any thread.
public final class Workers implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final long REST_NS_MIN = 250 * Times.MILLI_NS;
    private static final long REST_NS_MAX = 10 * Times.SECOND_NS;

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Semaphore free;
    private volatile boolean closed;

    /// What a worker does until it is done or interrupted.
    public interface Task {
        void run() throws InterruptedException;
    }

    /// @param most how many may run at a time
    public Workers(int most) {
        this.free = new Semaphore((int) Checks.inRange(most, 1, 100_000, "most"));
    }

    /// Starts a task on a thread of its own.
    ///
    /// @return false if too many run already, or the group is closed
    public boolean start(String name, Task task) {
        if (closed || !free.tryAcquire()) {
            return false;
        }
        Thread thread =
                Thread.ofVirtual()
                        .name(name)
                        .uncaughtExceptionHandler(Workers::failed)
                        .unstarted(() -> run(task));
        running.add(thread);
        thread.start();
        if (closed) {
            thread.interrupt();
        }
        return true;
    }

    /// Starts a task that the session cannot do without: after a fault it begins anew, each time a
    /// little later, until it comes to its end or is interrupted.
    ///
    /// @return false if too many run already, or the group is closed
    public boolean keep(String name, Task task) {
        return start(name, () -> repeat(name, task));
    }

    /// How many run.
    public int running() {
        return running.size();
    }

    /// Waits for so long by the wall clock.
    ///
    /// @throws InterruptedException if the worker is to end
    public static void pause(long wallNs) throws InterruptedException {
        long until = System.nanoTime() + wallNs;
        long leftNs = wallNs;
        while (leftNs > 0) {
            LockSupport.parkNanos(leftNs);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            leftNs = until - System.nanoTime();
        }
    }

    /// Interrupts all tasks and waits until they are gone.
    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
        try {
            for (Thread thread : running) {
                thread.join(END_MAX);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // asked to end, and ends
        } finally {
            running.remove(Thread.currentThread());
            free.release();
        }
    }

    private static void repeat(String name, Task task) throws InterruptedException {
        long restNs = REST_NS_MIN;
        while (true) {
            long begunNanoTime = System.nanoTime();
            try {
                task.run();
                return;
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.WARNING, name + " begins anew after a fault", e);
            }
            boolean proved = System.nanoTime() - begunNanoTime > REST_NS_MAX;
            restNs = proved ? REST_NS_MIN : restNs;
            pause(restNs);
            restNs = Math.min(2 * restNs, REST_NS_MAX);
        }
    }

    private static void failed(Thread thread, Throwable error) {
        LOG.log(System.Logger.Level.ERROR, thread.getName() + " has ended by a fault", error);
    }
}
