package io.foretick.venue.live.socket;

import io.foretick.base.Checks;

/// Bounds how often anybody may try to connect to one venue within a span of wall time. Shared by
/// the connections to that venue; any thread.
public final class AttemptBudget {

    private final long[] takenAt; // readings of System.nanoTime, a ring
    private final long spanNs;
    private int next;
    private long taken;

    /// @param attempts how many within a span
    public AttemptBudget(int attempts, long spanNs) {
        this.takenAt = new long[(int) Checks.inRange(attempts, 1, 100_000, "attempts")];
        this.spanNs = Checks.positive(spanNs, "spanNs");
    }

    /// Takes an attempt, or says how long to wait until there is one.
    ///
    /// @return 0 if it was taken
    synchronized long takeNs(long nanoTime) {
        long ageNs = nanoTime - takenAt[next];
        if (taken >= takenAt.length && ageNs < spanNs) {
            return spanNs - ageNs;
        }
        takenAt[next] = nanoTime;
        next = (next + 1) % takenAt.length;
        taken++;
        return 0;
    }
}
