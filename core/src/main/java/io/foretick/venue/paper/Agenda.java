package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.venue.Venue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What the simulated venue has to do later, by time, then in the order in which it was put down.
/// Owned by the [PaperVenue].
final class Agenda {

    /// Something to do.
    sealed interface Task {
        record Place(Command.PlaceOrder command) implements Task {}

        record Cancel(Command.CancelOrder command) implements Task {}

        record CancelMarket(Command.CancelMarket command) implements Task {}

        record CancelAll(Command.CancelAll command) implements Task {}

        /// The taker delay is over.
        record Match(PaperOrder order) implements Task {}

        record Expire(PaperOrder order) implements Task {}
    }

    private record Entry(long timeNs, long sequence, Task task) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::timeNs).thenComparingLong(Entry::sequence);

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
    private long sequence;

    void add(long timeNs, Task task) {
        entries.add(new Entry(timeNs, sequence++, task));
    }

    /// Time of the next task, or [Venue#NOTHING_DUE_NS].
    long nextNs() {
        Entry next = entries.peek();
        return next == null ? Venue.NOTHING_DUE_NS : next.timeNs();
    }

    /// Writes what is still to do. Tasks of orders that are done do nothing and are left out.
    void save(StateSink out) {
        List<Entry> left =
                entries.stream().filter(entry -> isOpen(entry.task())).sorted(ORDER).toList();
        out.add(sequence);
        out.add((long) left.size());
        for (Entry entry : left) {
            out.add(entry.timeNs());
            out.add(entry.sequence());
            PaperTasks.write(entry.task(), out);
        }
    }

    /// Reads what [#save] wrote.
    ///
    /// @param open the orders by their numbers
    void load(StateSource in, Map<Long, PaperOrder> open) {
        sequence = in.nextLong();
        for (int left = in.nextInt(); left > 0; left--) {
            entries.add(new Entry(in.nextLong(), in.nextLong(), PaperTasks.read(in, open)));
        }
    }

    private static boolean isOpen(Task task) {
        return switch (task) {
            case Task.Place _, Task.Cancel _, Task.CancelMarket _, Task.CancelAll _ -> true;
            case Task.Match(PaperOrder order) -> order.state() != PaperOrder.State.DONE;
            case Task.Expire(PaperOrder order) -> order.state() != PaperOrder.State.DONE;
        };
    }

    /// Removes the next task; only when there is one.
    Task remove() {
        return entries.remove().task();
    }
}
