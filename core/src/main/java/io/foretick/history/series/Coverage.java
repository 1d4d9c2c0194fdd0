package io.foretick.history.series;

import java.util.Arrays;
import java.util.List;

/// Which seconds a series holds: ranges that do not touch, the last one open to the future.
/// Immutable.
final class Coverage {

    private final long[] starts;
    private final long[] ends; // of all ranges but the last

    private Coverage(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /// All seconds from the first on.
    static Coverage from(long firstSecond) {
        return new Coverage(new long[] {firstSecond}, new long[0]);
    }

    /// What the spans hold, and all that comes after the last one.
    static Coverage of(List<Span> spans) {
        Coverage coverage = from(spans.getFirst().firstSecond());
        for (int k = 1; k < spans.size(); k++) {
            coverage = coverage.withGap(spans.get(k - 1).endSecond(), spans.get(k).firstSecond());
        }
        return coverage;
    }

    /// This, without `[from, to)`, which must lie in the last range or touch its start.
    Coverage withGap(long from, long to) {
        int last = starts.length - 1;
        if (from == to) {
            return this;
        }
        if (from <= starts[last]) {
            long[] moved = starts.clone();
            moved[last] = to;
            return new Coverage(moved, ends);
        }
        long[] moreStarts = Arrays.copyOf(starts, last + 2);
        long[] moreEnds = Arrays.copyOf(ends, last + 1);
        moreStarts[last + 1] = to;
        moreEnds[last] = from;
        return new Coverage(moreStarts, moreEnds);
    }

    /// Whether `[from, to)` lies in one range. Constant time in the last one.
    boolean holds(long from, long to) {
        int last = starts.length - 1;
        if (from >= starts[last]) {
            return true;
        }
        int at = Arrays.binarySearch(starts, from);
        int range = at >= 0 ? at : -at - 2;
        return range >= 0 && to <= ends[range];
    }

    /// Gaps between the ranges.
    int gaps() {
        return ends.length;
    }
}
