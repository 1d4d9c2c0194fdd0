package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Checks;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.venue.VenueClock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The owner of the matching engine: one lock around it, and one thread that lets time pass in it
/// and runs what comes round periodically. Any thread may call [#call]; nothing else touches the
/// engine.
public final class VenueLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VenueLoop.class.getName());
    private static final long WAIT_NS_MAX = 1_000_000_000L; // wall time
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    /// Something done with the engine under its lock, at one moment of the venue's time.
    @FunctionalInterface
    public interface Turn<T> {
        T take(MatchEngine engine, long nowNs);
    }

    /// Something that comes round, such as the orders of the simulated crowd.
    @FunctionalInterface
    public interface Round {
        void run(MatchEngine engine, long nowNs);
    }

    private static final class Timer {
        private final long periodNs;
        private final Round round;
        private long dueNs;

        Timer(long periodNs, Round round, long dueNs) {
            this.periodNs = periodNs;
            this.round = round;
            this.dueNs = dueNs;
        }
    }

    private final VenueClock clock;
    private final MatchEngine engine;
    // Fair: a loop that is always late waits for nothing, and would never let a request in.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition sooner = lock.newCondition();
    private final List<Timer> timers = new ArrayList<>();
    private final Thread thread;
    private long nowNs;
    private boolean closed;

    public VenueLoop(VenueClock clock, MatchEngine engine) {
        this.clock = clock;
        this.engine = engine;
        this.thread =
                Thread.ofPlatform()
                        .name("polymarket-venue")
                        .daemon()
                        .uncaughtExceptionHandler(VenueLoop::died)
                        .unstarted(this::run);
    }

    private static void died(Thread thread, Throwable cause) {
        LOG.log(System.Logger.Level.ERROR, "the simulated venue stands still", cause);
    }

    public VenueClock clock() {
        return clock;
    }

    /// Does something with the engine, which has first been brought to the present.
    public <T> T call(Turn<T> turn) {
        lock.lock();
        try {
            long dueNs = nextDueNs();
            advance();
            T result = turn.take(engine, nowNs);
            if (nextDueNs() < dueNs) {
                sooner.signal();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Has something run once every period of venue time, on the loop's thread and under its lock.
    /// Rounds that were missed are not made up for.
    public void every(long periodNs, Round round) {
        Checks.positive(periodNs, "periodNs");
        lock.lock();
        try {
            timers.add(new Timer(periodNs, round, clock.nowNs() + periodNs));
            sooner.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Starts the thread.
    public void start() {
        thread.start();
    }

    /// Stops the thread and waits for it; the engine stays readable. Not to be called in a round.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            sooner.signal();
        } finally {
            lock.unlock();
        }
        if (!thread.isAlive()) {
            return; // never started, or ended already
        }
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the thread ends by itself
        }
    }

    private void run() {
        lock.lock();
        try {
            while (!closed) {
                advance();
                runTimers();
                sooner.awaitNanos(waitNs());
            }
        } catch (InterruptedException _) {
            closed = true; // nobody interrupts this thread but to end it
        } finally {
            lock.unlock();
        }
    }

    private long waitNs() {
        return Math.min(WAIT_NS_MAX, clock.wallNsUntil(nextDueNs()));
    }

    private void advance() {
        nowNs = Math.max(nowNs, clock.nowNs());
        engine.advance(nowNs);
    }

    private void runTimers() {
        for (Timer timer : List.copyOf(timers)) {
            if (timer.dueNs <= nowNs) {
                timer.round.run(engine, nowNs);
                timer.dueNs = Math.max(timer.dueNs + timer.periodNs, nowNs);
            }
        }
    }

    private long nextDueNs() {
        long dueNs = engine.nextDueNs();
        for (Timer timer : timers) {
            dueNs = Math.min(dueNs, timer.dueNs);
        }
        return dueNs;
    }
}
