package io.foretick.forecast.direction.pattern;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Where a memory stands, beside its patterns and its log.
///
/// @param written steps of learning so far; each pattern carries the number of its last one
/// @param firstEvent number of the oldest entry of the log; that of the next one if it is empty
/// @param nextEvent number that the next entry will have
/// @param seenNs newest time heard of, or [#NEVER]
/// @param maintainedNs when it was last tidied, or [#NEVER]
public record PatternMarks(
        long written, long firstEvent, long nextEvent, long seenNs, long maintainedNs) {

    /// Stands for a time that has not been yet.
    public static final long NEVER = Long.MIN_VALUE;

    /// Those of an empty memory.
    static final PatternMarks START = new PatternMarks(0, 1, 1, NEVER, NEVER);

    void save(StateSink out) {
        out.add(written);
        out.add(firstEvent);
        out.add(nextEvent);
        out.add(seenNs);
        out.add(maintainedNs);
    }

    static PatternMarks read(StateSource in) {
        return new PatternMarks(
                in.nextLong(), in.nextLong(), in.nextLong(), in.nextLong(), in.nextLong());
    }
}
