package io.foretick.venue.live.socket;

import io.foretick.base.Times;
import io.foretick.venue.live.socket.ConnectionHealth.State;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Keeps one websocket connection up until it is closed: connects with backoff, says what has to be
/// said, watches for data, and replaces what is silent, broken or too old.
///
/// How it works: one virtual thread owns the connection and alone sends on it. It sleeps until the
/// next deadline or until something happens. What is alive at the protocol's level but brings no
/// data counts as dead. A connection that only grows old is replaced the gentle way: its successor
/// is opened first, and the old one closed when the new one has brought data, so that for a while
/// both speak.
///
/// A fault of our own code, such as of a dialogue, ends the connection as a broken line would.
///
/// The watch on data also covers what the JDK's client was seen to miss: the end of a stream that
/// comes in one piece with its last message.
public final class SupervisedSocket implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SupervisedSocket.class.getName());
    private static final long OVERLAP_NS_MAX = 10 * Times.SECOND_NS;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final SocketPlan plan;
    private final Traffic traffic;
    private final Sockets shared;
    private final Counters counters = new Counters();
    private final Backoff backoff;
    private final Thread thread;
    private volatile State state = State.WAITING;
    private volatile String lastEnd = "";
    private volatile @Nullable String replacement; // why, null if nobody asked
    private volatile boolean nudged;
    private volatile boolean retiring;
    private volatile boolean closing;
    private final List<Link> begun = new ArrayList<>(2); // not known to have ended
    private long retireAfterNanoTime = System.nanoTime();
    private long lastKeepaliveNanoTime;

    private SupervisedSocket(SocketPlan plan, Traffic traffic, Sockets shared) {
        this.plan = plan;
        this.traffic = traffic;
        this.shared = shared;
        this.backoff = new Backoff(plan.backoff(), plan.seed().split(plan.name()).random());
        this.thread =
                Thread.ofVirtual()
                        .name(plan.name())
                        .uncaughtExceptionHandler(this::failed)
                        .unstarted(this::run);
    }

    /// Begins to connect; comes back at once.
    public static SupervisedSocket start(SocketPlan plan, Traffic traffic, Sockets shared) {
        var socket = new SupervisedSocket(plan, traffic, shared);
        socket.thread.start();
        return socket;
    }

    /// Asks its dialogue for changes soon.
    public void nudge() {
        nudged = true; // a mere wake-up would be lost on a thread that waits for a text to leave
        wake();
    }

    /// Cuts the connection and opens another.
    public void replace(String reason) {
        replacement = reason;
        wake();
    }

    /// Opens a successor, and closes the present connection when that one brings data.
    public void retire() {
        retiring = true;
        wake();
    }

    public ConnectionHealth health() {
        long lastDataNs =
                counters.hasData()
                        ? shared.clock().atNs(counters.lastDataNanoTime())
                        : ConnectionHealth.NEVER_NS;
        return new ConnectionHealth(
                plan.name(),
                state,
                lastDataNs,
                counters.connections(),
                counters.attempts(),
                counters.frames(),
                counters.bytes(),
                counters.refusals(),
                lastEnd);
    }

    /// Closes the connection for good; comes back when its thread is gone.
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (!thread.join(CLOSE_MAX)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void failed(Thread failed, Throwable error) {
        state = State.CLOSED;
        LOG.log(System.Logger.Level.ERROR, plan.name() + " is no longer supervised", error);
    }

    private void run() {
        while (!closing) {
            try {
                live();
            } catch (RuntimeException | Error e) {
                recover(e);
            }
            if (!closing) {
                state = State.WAITING;
                pause(backoff.nextNs());
            }
        }
        state = State.CLOSED;
    }

    private void live() {
        Link link = open();
        if (link != null) {
            watch(link);
        }
    }

    /// After a fault of our own the connection is given up and told to be gone, and the next one is
    /// tried like any other: a feed that nobody supervises would be silent for ever.
    private void recover(Throwable fault) {
        LOG.log(System.Logger.Level.WARNING, plan.name() + " begins anew after a fault", fault);
        lastEnd = "fault: " + Link.reason(fault);
        begun.forEach(link -> link.finish(lastEnd));
        begun.clear();
    }

    /// Opens a connection and says what has to be said first; null if that failed.
    private @Nullable Link open() {
        awaitBudget();
        if (closing) {
            return null;
        }
        state = State.CONNECTING;
        counters.attempted();
        var link =
                new Link(
                        shared.lives().getAsInt(),
                        traffic,
                        counters,
                        plan.messageBytesMax(),
                        this::wake);
        begun.removeIf(older -> older.end() != null);
        begun.add(link);
        if (shakeHands(link) && say(link, plan.dialogue().opening())) {
            link.start();
            state = State.OPEN;
        }
        String end = link.end();
        lastEnd = end == null ? lastEnd : end;
        return end == null ? link : null;
    }

    private boolean shakeHands(Link link) {
        long connectNs = plan.backoff().connectNs();
        CompletableFuture<WebSocket> opening =
                shared.client()
                        .newWebSocketBuilder()
                        .connectTimeout(Duration.ofNanos(connectNs))
                        .buildAsync(plan.uri(), link);
        try {
            opening.get(connectNs, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            link.finish("no handshake in time"); // should it come late, the link cuts it
        } catch (ExecutionException e) {
            link.finish("cannot connect: " + Link.reason(e));
        } catch (InterruptedException _) {
            closing = true;
            link.finish("interrupted");
        }
        return false;
    }

    private void watch(Link first) {
        Link link = first;
        lastKeepaliveNanoTime = link.startedNanoTime();
        while (!closing && isWell(link)) {
            if (retirementInNs(link) <= 0) {
                link = succeed(link);
            }
            nudged = false;
            if (say(link, plan.dialogue().changes())) {
                keepAlive(link);
            }
            sleep(link);
        }
        if (closing) {
            link.leave();
        }
        String end = link.end();
        lastEnd = end == null ? "" : end;
        if (link.hasData()) {
            backoff.lived(System.nanoTime() - link.startedNanoTime());
        }
    }

    /// Whether this connection may go on; one that may not is ended.
    private boolean isWell(Link link) {
        String asked = replacement;
        if (asked != null) {
            replacement = null;
            link.finish(asked);
        } else if (plan.staleNs() > 0 && silenceNs(link) > plan.staleNs()) {
            link.finish("no data for " + silenceNs(link) / Times.MILLI_NS + " ms");
        }
        return link.end() == null;
    }

    private static long silenceNs(Link link) {
        return System.nanoTime() - link.lastDataNanoTime();
    }

    /// When a successor is to be opened, seen from now.
    private long retirementInNs(Link link) {
        long now = System.nanoTime();
        long ageNs = now - link.startedNanoTime();
        long dueNs = plan.lifetimeNs() > 0 ? plan.lifetimeNs() - ageNs : Long.MAX_VALUE;
        return Math.max(retiring ? 0 : dueNs, retireAfterNanoTime - now);
    }

    /// The connection that goes on: a new one, or the old one while no new one brings data.
    private Link succeed(Link old) {
        Link successor = open();
        if (successor != null) {
            awaitData(successor, old);
            if (successor.hasData() || old.end() != null) {
                retiring = false;
                old.leave();
                lastKeepaliveNanoTime = successor.startedNanoTime();
                return successor;
            }
            successor.finish("no data beside the old connection");
        }
        retireAfterNanoTime = System.nanoTime() + backoff.nextNs();
        state = State.OPEN;
        return old;
    }

    private void awaitData(Link successor, Link old) {
        long until = System.nanoTime() + OVERLAP_NS_MAX;
        while (!closing
                && !successor.hasData()
                && successor.end() == null
                && old.end() == null
                && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(this, OVERLAP_NS_MAX / 10);
        }
    }

    private void keepAlive(Link link) {
        long now = System.nanoTime();
        long periodNs = plan.keepalive().periodNs();
        if (periodNs > 0 && now - lastKeepaliveNanoTime >= periodNs) {
            lastKeepaliveNanoTime = now;
            link.send(plan.keepalive().text());
        }
    }

    private static boolean say(Link link, Iterable<String> texts) {
        for (String text : texts) {
            if (!link.send(text)) {
                return false;
            }
        }
        return true;
    }

    /// Waits for the next deadline or a wake-up.
    private void sleep(Link link) {
        if (link.end() != null || closing || nudged || replacement != null) {
            return;
        }
        long waitNs = Times.MINUTE_NS;
        if (plan.staleNs() > 0) {
            waitNs = Math.min(waitNs, plan.staleNs() - silenceNs(link) + Times.MILLI_NS);
        }
        long periodNs = plan.keepalive().periodNs();
        if (periodNs > 0) {
            waitNs = Math.min(waitNs, lastKeepaliveNanoTime + periodNs - System.nanoTime());
        }
        waitNs = Math.min(waitNs, retirementInNs(link));
        LockSupport.parkNanos(this, Math.max(Times.MILLI_NS, waitNs));
    }

    private void awaitBudget() {
        long waitNs = shared.budget().takeNs(System.nanoTime());
        while (waitNs > 0 && !closing) {
            state = State.WAITING;
            pause(waitNs);
            waitNs = shared.budget().takeNs(System.nanoTime());
        }
    }

    private void pause(long ns) {
        long until = System.nanoTime() + ns;
        long left = ns;
        while (left > 0 && !closing && !thread.isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = until - System.nanoTime();
        }
        closing |= thread.isInterrupted();
    }
}
