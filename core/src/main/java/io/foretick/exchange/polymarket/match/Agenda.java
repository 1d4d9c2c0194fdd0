package io.foretick.exchange.polymarket.match;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What the engine has to do later, in the order of time, at one time in the order it was entered.
/// Owned by the engine.
final class Agenda {

    /// Something to do.
    sealed interface Task {

        /// The taker delay of an order ends.
        record MatchDelayed(String orderId) implements Task {}

        /// A GTD order ends.
        record Expire(String orderId) implements Task {}

        /// A trade comes to its next status.
        record MoveTrade(String tradeId, TradeReport.Status next) implements Task {}

        /// Heartbeats have failed to come, unless one came after this one.
        record MissHeartbeat(String owner, long lastNs) implements Task {}
    }

    private record Entry(long dueNs, long number, Task task) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::dueNs).thenComparingLong(Entry::number));
    private long entered;

    void add(long dueNs, Task task) {
        entries.add(new Entry(dueNs, entered++, task));
    }

    /// When the next task is due, [Long#MAX_VALUE] if there is none.
    long nextDueNs() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.dueNs;
    }

    /// The next task, which must exist.
    Task take() {
        return entries.remove().task;
    }
}
