package io.foretick.session.control;

import io.foretick.event.live.Control;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Stops a session's trading at once and for good: cancels everything, latches, tells the engine,
/// and then asks the venue until no order is open. Any thread may trip it. Not for an orderly end:
/// a session that is stopped withdraws its orders by itself.
///
/// How it works: [#trip] gives the cancel-all before anything else, so nothing that is slow or
/// broken (a full disk, a full queue) comes before it. A thread of its own then goes on as
/// [Emptying] does.
public final class KillSwitch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KillSwitch.class.getName());
    private static final Duration FOR_EVER = Duration.ofDays(3_650);

    /// What a kill switch acts on.
    ///
    /// @param cancelAll sends a cancel-all and comes back at once
    /// @param openOrders asks the venue
    /// @param engine takes halts and resumes; comes back at once and loses nothing
    public record Parts(Runnable cancelAll, OpenOrders openOrders, Consumer<Control> engine) {}

    private final ControlFiles files;
    private final Parts parts;
    private final Emptying emptying;
    private final KillLatch latch;
    private final AuditLog audit;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Pursuit pursuit; // null until it was tripped
    private boolean tripped;

    public KillSwitch(ControlFiles files, Parts parts, Emptying.Pace pace) {
        this.files = files;
        this.parts = parts;
        this.emptying = new Emptying(this::cancelAll, parts.openOrders(), pace);
        this.latch = new KillLatch(files);
        this.audit = new AuditLog(files);
    }

    /// Cancels everything at once, latches, and halts the engine; what follows is the switch's own
    /// thread's. May be called again: it cancels again.
    ///
    /// @param who a user of the operating system, or a part of the session such as `signal`
    public void trip(String reason, String who) {
        long issuedNs = cancelAll();
        follow(Latched.now(reason, who), issuedNs, true);
    }

    /// Trips if the latch is there and was not followed yet: at the start of a session, and when
    /// somebody wrote it.
    ///
    /// @return whether the session stands still
    public boolean obeyLatch() {
        if (!latch.isThere()) {
            return isTripped();
        }
        Latched found = found();
        if (!isFollowed(found)) {
            follow(found, cancelAll(), false);
        }
        return true;
    }

    /// Lets the engine trade again, unless the latch is there: an operator takes that away first.
    ///
    /// @return whether it trades again
    public boolean resume(String reason) {
        lock.lock();
        try {
            if (latch.isThere()) {
                return false;
            }
            tripped = false;
            if (pursuit != null) {
                pursuit.abandon();
            }
            parts.engine().accept(new Control.Resume(reason));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Whether it was tripped and not resumed.
    public boolean isTripped() {
        lock.lock();
        try {
            return tripped;
        } finally {
            lock.unlock();
        }
    }

    /// What it has done, empty if it was not tripped since the start or the last resume.
    public Optional<KillReport> report() {
        lock.lock();
        try {
            return Optional.ofNullable(pursuit).map(Pursuit::report);
        } finally {
            lock.unlock();
        }
    }

    /// Ends its thread. The latch stays.
    @Override
    public void close() {
        Pursuit last;
        lock.lock();
        try {
            last = pursuit;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.end();
        }
    }

    /// Gives the cancel-all. A fault of the gateway must not keep the engine from being halted; the
    /// pursuit tries again.
    ///
    /// @return how long that took
    private long cancelAll() {
        long begunNanoTime = System.nanoTime();
        try {
            parts.cancelAll().run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the cancel-all was not given", e);
        }
        return System.nanoTime() - begunNanoTime;
    }

    private void follow(Latched latched, long issuedNs, boolean write) {
        lock.lock();
        try {
            tripped = true;
            if (pursuit != null) {
                pursuit.abandon();
            }
            pursuit = new Pursuit(latched, issuedNs);
            if (write) {
                latch(latched);
            }
            pursuit.start();
        } finally {
            lock.unlock();
        }
        // Last, and outside the lock: whoever takes it must hold up neither latch nor pursuit.
        parts.engine().accept(new Control.Halt("kill switch: " + latched.reason()));
        record(latched, "cancel-all given after " + issuedNs / 1_000 + " us, halted");
    }

    private Latched found() {
        try {
            return latch.read().orElseGet(() -> Latched.now("latch taken away meanwhile", "?"));
        } catch (IOException e) {
            return Latched.now("latch cannot be read: " + e.getMessage(), "unknown");
        }
    }

    private boolean isFollowed(Latched found) {
        lock.lock();
        try {
            return tripped && pursuit != null && pursuit.latched.at().equals(found.at());
        } finally {
            lock.unlock();
        }
    }

    private void latch(Latched latched) {
        try {
            latch.latch(latched);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "halted, but not latched: a restart would trade again",
                    e);
        }
    }

    private void record(Latched latched, String result) {
        try {
            audit.append(latched.who(), "kill: " + latched.reason(), result);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the audit log cannot be written", e);
        }
    }

    /// Makes sure that what one trip cancelled is gone.
    private final class Pursuit {

        private final Latched latched;
        private final CountDownLatch abandoned = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name("foretick-kill").daemon().unstarted(this::run);
        private volatile KillReport report;

        private Pursuit(Latched latched, long issuedNs) {
            this.latched = latched;
            this.report =
                    new KillReport(
                            latched,
                            KillReport.State.CANCELLING,
                            issuedNs,
                            1,
                            KillReport.UNKNOWN,
                            "");
        }

        private KillReport report() {
            return report;
        }

        private void start() {
            thread.start();
        }

        private void abandon() {
            abandoned.countDown();
        }

        /// Waits for an answer that is under way, as long as that may take.
        private void end() {
            abandon();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            write();
            try {
                boolean empty = emptying.run(abandoned, FOR_EVER, this::note);
                finish(empty ? KillReport.State.EMPTY : KillReport.State.ABANDONED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// The first cancel-all was the trip's own.
        private void note(Emptying.Progress progress) {
            report =
                    new KillReport(
                            latched,
                            KillReport.State.CANCELLING,
                            report.issuedNs(),
                            1 + progress.cancels(),
                            progress.openOrders(),
                            progress.problem());
            write();
        }

        private void finish(KillReport.State state) {
            report =
                    new KillReport(
                            latched,
                            state,
                            report.issuedNs(),
                            report.cancels(),
                            report.openOrders(),
                            report.problem());
            write();
            record(
                    latched,
                    state
                            + ": open orders "
                            + report.openOrders()
                            + ", cancelled "
                            + report.cancels()
                            + " times");
        }

        /// A later trip's report is not overwritten.
        private void write() {
            lock.lock();
            try {
                if (pursuit == this) {
                    report.writeTo(files);
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "the kill report cannot be written", e);
            } finally {
                lock.unlock();
            }
        }
    }
}
