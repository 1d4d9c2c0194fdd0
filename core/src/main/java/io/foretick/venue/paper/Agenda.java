package io.foretick.venue.paper;

import io.foretick.event.Command;
import io.foretick.venue.Venue;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What the simulated venue has to do later, by time, then in the order in which it was put down.
/// Owned by the [PaperVenue].
final class Agenda {

    /// Something to do.
    sealed interface Task {
        record Place(Command.PlaceOrder command) implements Task {}

        record Cancel(Command.CancelOrder command) implements Task {}

        record CancelAll(Command.CancelMarket command) implements Task {}

        /// The taker delay is over.
        record Match(PaperOrder order) implements Task {}

        record Expire(PaperOrder order) implements Task {}
    }

    private record Entry(long timeNs, long sequence, Task task) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::timeNs).thenComparingLong(Entry::sequence));
    private long sequence;

    void add(long timeNs, Task task) {
        entries.add(new Entry(timeNs, sequence++, task));
    }

    /// Time of the next task, or [Venue#NOTHING_DUE_NS].
    long nextNs() {
        Entry next = entries.peek();
        return next == null ? Venue.NOTHING_DUE_NS : next.timeNs();
    }

    /// Removes the next task; only when there is one.
    Task remove() {
        return entries.remove().task();
    }
}
