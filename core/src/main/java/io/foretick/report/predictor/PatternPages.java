package io.foretick.report.predictor;

import io.foretick.base.Times;

import java.util.function.Supplier;

/// What was last read of pattern memory, as JSON. To read it means to look through all of it, so it
/// is done at most every ten seconds, and only after something was learnt. Owned by the predictor's
/// thread.
final class PatternPages {

    private static final long WAIT_NS = 10 * Times.SECOND_NS;

    private final Supplier<PatternRows> patterns;
    private boolean changed = true;
    private long readNanoTime = System.nanoTime() - WAIT_NS;
    private long version;
    private String top = PatternJson.top(PatternRows.NONE);
    private String summary = PatternJson.summary(PatternRows.NONE);

    PatternPages(Supplier<PatternRows> patterns) {
        this.patterns = patterns;
    }

    /// Memory has learnt something.
    void learnt() {
        changed = true;
    }

    /// Reads it if it is time to.
    void refresh() {
        if (changed && System.nanoTime() - readNanoTime >= WAIT_NS) {
            changed = false;
            readNanoTime = System.nanoTime();
            PatternRows rows = patterns.get();
            top = PatternJson.top(rows);
            summary = PatternJson.summary(rows);
            version++;
        }
    }

    String top() {
        return top;
    }

    String summary() {
        return summary;
    }

    /// Counts how often it was read.
    long version() {
        return version;
    }
}
