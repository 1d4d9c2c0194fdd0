package io.foretick.session.live;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.risk.Verdict;
import io.foretick.session.Session;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalDecoders;
import io.foretick.venue.live.ArrivalQueue;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Drives a [Session] by what arrives from live feeds and by the clock. Its one thread is the one
/// that calls [#run]; only [#stop] may be called from others.
public final class LiveSession {

    private static final long LONGEST_WAIT_NS = 50 * Times.MILLI_NS;
    private static final long SHORTEST_WAIT_NS = 100_000;
    private static final int BURST = 256;

    private final Session session;
    private final ArrivalQueue queue;
    private final ArrivalDecoders decoders;
    private final VenueClock clock;
    private final Vitals vitals;
    private final Timekeeper timekeeper = new Timekeeper();
    private final long withdrawNs;
    private long decodedNanoTime;
    private volatile boolean stopping;

    /// @param withdrawNs venue time that the venue gets at the end to close what still rests
    public LiveSession(
            Session session,
            ArrivalQueue queue,
            ArrivalDecoders decoders,
            VenueClock clock,
            Vitals vitals,
            long withdrawNs) {
        this.session = session;
        this.queue = queue;
        this.decoders = decoders;
        this.clock = clock;
        this.vitals = vitals;
        this.withdrawNs = withdrawNs;
        session.engine().observe(timekeeper);
    }

    /// Goes on after a crash: what was connected then is not, and what was never sent is sent.
    public void resume(List<Command> unsent, List<Source> feeds) {
        session.resend(unsent);
        for (Source feed : feeds) {
            Stamp at = session.arrive(clock.nowNs(), feed, false);
            session.dispatch(new Event.FeedDown(at, feed));
        }
        session.mark(); // so that the next restart need not read again what this one has read
    }

    /// Runs until [#stop], then withdraws what rests and marks the end.
    public void run() {
        while (!stopping) {
            if (!takeBurst()) {
                session.pass(clock.nowNs());
                vitals.count(session.events(), timekeeper.commands);
                long dueNs = session.dueNs();
                long waitNs = dueNs == Long.MAX_VALUE ? LONGEST_WAIT_NS : clock.wallNsUntil(dueNs);
                queue.await(Math.min(waitNs, LONGEST_WAIT_NS));
            }
        }
        withdraw();
        session.mark();
    }

    /// Asks the session to end soon; comes back at once. From any thread.
    public void stop() {
        stopping = true;
    }

    private boolean takeBurst() {
        for (int taken = 0; taken < BURST; taken++) {
            Arrival arrival = queue.poll();
            if (arrival == null) {
                return taken > 0;
            }
            take(arrival);
        }
        return true;
    }

    private void take(Arrival arrival) {
        long startNanoTime = System.nanoTime();
        long commandsBefore = timekeeper.commands;
        boolean message = decoders.isMessage(arrival);
        Stamp at = session.arrive(arrival.receiveNs(), arrival.source(), message);
        decodedNanoTime = 0;
        decoders.decode(at, arrival, this::dispatch);
        if (arrival instanceof Arrival.Frame frame) {
            long endNanoTime = System.nanoTime();
            vitals.record(Vitals.Span.RECEIVE, startNanoTime - frame.nanoTime());
            vitals.record(Vitals.Span.DECODE, decodedNanoTime - startNanoTime);
            vitals.record(Vitals.Span.EVALUATE, endNanoTime - decodedNanoTime);
            vitals.record(Vitals.Span.END_TO_END, endNanoTime - frame.nanoTime());
            if (timekeeper.commands > commandsBefore) {
                vitals.record(Vitals.Span.FRAME_TO_COMMAND, endNanoTime - frame.nanoTime());
            }
        }
        vitals.count(session.events(), timekeeper.commands);
    }

    private void dispatch(Event event) {
        if (decodedNanoTime == 0) {
            decodedNanoTime = System.nanoTime();
        }
        session.dispatch(event);
    }

    /// Lets time pass until nothing rests any more, or until the time for it is over. Of what
    /// arrives meanwhile only news of the account and an operator's word is taken: the rest could
    /// lead to new orders.
    private void withdraw() {
        Engine engine = session.engine();
        long aheadNs = Math.max(0, session.nowNs() - clock.nowNs()); // of a clock that was set back
        long nowNs = clock.nowNs() + aheadNs;
        long untilNs = nowNs + withdrawNs;
        session.pass(nowNs);
        session.dispatch(new Event.Stopping(Stamp.internal(nowNs, Source.ENGINE)));
        while (engine.account().openOrders() > 0 && nowNs < untilNs) {
            long waitNs = clock.wallNsUntil(Math.min(untilNs, session.dueNs()) - aheadNs);
            queue.await(Math.clamp(waitNs, SHORTEST_WAIT_NS, LONGEST_WAIT_NS));
            takeAccountNews();
            nowNs = Math.min(untilNs, clock.nowNs() + aheadNs);
            session.pass(nowNs);
        }
    }

    private void takeAccountNews() {
        for (Arrival next = queue.poll(); next != null; next = queue.poll()) {
            if (next instanceof Arrival.AccountHeard || next instanceof Arrival.Spoken) {
                take(next);
            }
        }
    }

    /// Counts commands and times the venue's first answer to each order.
    private final class Timekeeper implements EngineObserver {

        private final Map<Long, Long> placedNs = new HashMap<>();
        private long commands;

        @Override
        public void applied(Event event, Engine engine) {
            if (event instanceof Event.OrderAccepted(Stamp at, long orderId)) {
                answered(orderId, at);
            } else if (event instanceof Event.OrderRejected(Stamp at, long orderId, String _)) {
                answered(orderId, at);
            } else if (event instanceof Event.OrderFilled filled) {
                answered(filled.orderId(), filled.at());
            } else if (event instanceof Event.OrderClosed(Stamp at, long orderId, var _)) {
                answered(orderId, at);
            }
        }

        @Override
        public void commanded(Command command) {
            commands++;
            if (command instanceof Command.PlaceOrder order) {
                placedNs.put(order.orderId(), order.timeNs());
            }
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

        private void answered(long orderId, Stamp at) {
            @Nullable Long sentNs = placedNs.remove(orderId); // null: answered before
            if (sentNs != null) {
                vitals.record(Vitals.Span.ORDER, at.timeNs() - sentNs);
            }
        }
    }
}
