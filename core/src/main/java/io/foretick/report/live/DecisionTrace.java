package io.foretick.report.live;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.risk.Verdict;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// The last decisions, refusals and order steps of one market, and how often each gate was shut.
/// Bounded; owned by the engine's thread.
final class DecisionTrace {

    /// Refusals come many a second and would push out what is rare, so they have their own room.
    private static final int REFUSALS_MAX = 20;

    private static final int DECISIONS_MAX = 60;
    private static final Gate[] GATES = Gate.values();

    private final Deque<TraceEntry.Refused> refusals = new ArrayDeque<>();
    private final Deque<TraceEntry> decisions = new ArrayDeque<>();
    private final long[] counts = new long[GATES.length];

    void refused(long timeNs, Gate gate) {
        counts[gate.ordinal()]++;
        TraceEntry.Refused last = refusals.peekLast();
        if (last != null && last.gate() == gate) {
            refusals.removeLast();
            refusals.addLast(
                    new TraceEntry.Refused(timeNs, last.firstNs(), gate, last.count() + 1));
            return;
        }
        refusals.addLast(new TraceEntry.Refused(timeNs, timeNs, gate, 1));
        if (refusals.size() > REFUSALS_MAX) {
            refusals.removeFirst();
        }
    }

    void wished(long timeNs, Strategy strategy, Signal signal, Verdict verdict) {
        Gate gate =
                switch (verdict) {
                    case Verdict.Approved _ -> Gate.OPEN;
                    case Verdict.Refused(Gate shut) -> shut;
                };
        counts[gate.ordinal()]++;
        var wish =
                new TraceEntry.Wished(
                        timeNs,
                        strategy.name(),
                        signal.outcome(),
                        signal.side(),
                        signal.priceE8(),
                        signal.quantityE8(),
                        signal.fair(),
                        signal.edge(),
                        gate,
                        1);
        add(decisions.peekLast() instanceof TraceEntry.Wished last ? merged(last, wish) : wish);
    }

    void placed(Command.PlaceOrder order) {
        long priceE8 = order.terms().priceE8();
        step(order.timeNs(), order.orderId(), "placed", "", priceE8, order.terms().quantityE8());
    }

    void on(Event.OrderAccepted accepted) {
        step(accepted.timeNs(), accepted.orderId(), "accepted", "", 0, 0);
    }

    void on(Event.OrderRejected rejected) {
        step(rejected.timeNs(), rejected.orderId(), "rejected", rejected.reason(), 0, 0);
    }

    void on(Event.OrderClosed closed) {
        String reason = closed.reason().name().toLowerCase(Locale.ROOT);
        step(closed.timeNs(), closed.orderId(), "closed", reason, 0, 0);
    }

    void on(Event.OrderFilled fill) {
        String role = fill.maker() ? "maker" : "taker, fee " + E8.format(fill.feeE8());
        step(fill.timeNs(), fill.orderId(), "filled", role, fill.priceE8(), fill.quantityE8());
    }

    /// All that is kept, newest first.
    List<TraceEntry> entries() {
        var all = new ArrayList<TraceEntry>(decisions);
        all.addAll(refusals);
        all.sort(Comparator.comparingLong(TraceEntry::timeNs));
        return all.reversed();
    }

    /// How often the gate was the answer; [Gate#OPEN] counts approved wishes.
    long count(Gate gate) {
        return counts[gate.ordinal()];
    }

    private TraceEntry merged(TraceEntry.Wished last, TraceEntry.Wished wish) {
        if (wish.gate() == Gate.OPEN || !wish.sameAs(last)) {
            return wish;
        }
        decisions.removeLast();
        return new TraceEntry.Wished(
                wish.timeNs(),
                wish.strategy(),
                wish.outcome(),
                wish.side(),
                wish.priceE8(),
                wish.quantityE8(),
                wish.fair(),
                wish.edge(),
                wish.gate(),
                last.count() + 1);
    }

    private void step(
            long timeNs, long orderId, String step, String detail, long priceE8, long quantityE8) {
        add(new TraceEntry.OrderStep(timeNs, orderId, step, detail, priceE8, quantityE8));
    }

    private void add(TraceEntry entry) {
        decisions.addLast(entry);
        if (decisions.size() > DECISIONS_MAX) {
            decisions.removeFirst();
        }
    }
}
