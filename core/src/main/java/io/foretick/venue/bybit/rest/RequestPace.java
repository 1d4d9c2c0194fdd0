package io.foretick.venue.bybit.rest;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// Keeps the questions of one address below a part of what the venue allows in five seconds of its
/// time. Any thread.
final class RequestPace {

    /// Half of the venue's limit, so that another program of the same address finds room.
    static final int USUAL = 300;

    private static final long SPAN_NS = 5 * Times.SECOND_NS;

    private final long[] takenNs; // a ring
    private int next;
    private long taken;

    /// @param most how many within five seconds
    RequestPace(int most) {
        this.takenNs = new long[(int) Checks.inRange(most, 1, 600, "most")];
    }

    /// Takes a question, or says how long to wait until there is one.
    ///
    /// @return 0 if it was taken, else a span of venue time
    synchronized long takeNs(long nowNs) {
        long ageNs = nowNs - takenNs[next];
        if (taken >= takenNs.length && ageNs < SPAN_NS) {
            return SPAN_NS - ageNs;
        }
        takenNs[next] = nowNs;
        next = (next + 1) % takenNs.length;
        taken++;
        return 0;
    }
}
