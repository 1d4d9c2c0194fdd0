package io.foretick.forecast.direction.pattern;

import io.foretick.base.DigestSink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// The log of one memory, numbered without gaps. Owned by its memory. Its digest is the sum of its
/// entries', as that of [PatternTable] is.
final class PatternLog {

    private final ArrayDeque<PatternEvent> events = new ArrayDeque<>();
    private long next = 1;
    private long digest;

    int size() {
        return events.size();
    }

    long digest() {
        return digest;
    }

    /// Number of the oldest entry.
    long first() {
        return next - events.size();
    }

    /// Number that the next entry will have.
    long next() {
        return next;
    }

    void add(boolean decision, String key, PatternEvent.Outcome outcome) {
        append(new PatternEvent(next, decision, key, outcome));
    }

    /// Forgets everything, and goes on with these entries.
    ///
    /// @throws IllegalStateException if they are not numbered up to `nextNumber`
    void restore(List<PatternEvent> entries, long nextNumber) {
        events.clear();
        digest = 0;
        next = nextNumber - entries.size();
        for (PatternEvent event : entries) {
            if (event.number() != next) {
                throw new IllegalStateException(
                        "event must have number " + next + ", has " + event.number());
            }
            append(event);
        }
    }

    /// Forgets the oldest entries until so many are left.
    void keepNewest(int count) {
        while (events.size() > count) {
            forgetOldest();
        }
    }

    /// Forgets what was judged before a time.
    void forgetBefore(long timeNs) {
        while (!events.isEmpty() && events.getFirst().outcome().atNs() < timeNs) {
            forgetOldest();
        }
    }

    /// The entries from a number on.
    List<PatternEvent> from(long number) {
        List<PatternEvent> newest = new ArrayList<>();
        Iterator<PatternEvent> newestFirst = events.descendingIterator();
        while (newestFirst.hasNext()) {
            PatternEvent event = newestFirst.next();
            if (event.number() < number) {
                break;
            }
            newest.add(event);
        }
        Collections.reverse(newest);
        return newest;
    }

    private void append(PatternEvent event) {
        events.addLast(event);
        digest += digestOf(event);
        next++;
    }

    private void forgetOldest() {
        digest -= digestOf(events.removeFirst());
    }

    private static long digestOf(PatternEvent event) {
        DigestSink sink = new DigestSink();
        event.save(sink);
        return sink.value();
    }
}
