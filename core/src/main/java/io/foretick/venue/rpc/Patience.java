package io.foretick.venue.rpc;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.time.Duration;

/// How often and how long a node is asked before it counts as gone.
///
/// @param attempts of one question, the first included
/// @param firstWaitNs before the second attempt; it doubles from one to the next
/// @param waitNsMax the longest of these waits
/// @param timeoutNs silence after which an attempt is over
public record Patience(int attempts, long firstWaitNs, long waitNsMax, long timeoutNs) {

    /// For nodes on the internet: some half a minute for a node to recover.
    public static final Patience USUAL =
            new Patience(7, Times.SECOND_NS / 2, 10 * Times.SECOND_NS, 30 * Times.SECOND_NS);

    public Patience {
        Checks.inRange(attempts, 1, 100, "attempts");
        Checks.positive(firstWaitNs, "firstWaitNs");
        Checks.inRange(waitNsMax, firstWaitNs, Times.HOUR_NS, "waitNsMax");
        Checks.positive(timeoutNs, "timeoutNs");
    }

    /// Wait after so many failed attempts.
    public long waitNs(int failures) {
        long wait = firstWaitNs;
        for (int k = 1; k < failures && wait < waitNsMax; k++) {
            wait = Math.min(2 * wait, waitNsMax);
        }
        return wait;
    }

    /// [#timeoutNs] as a span.
    public Duration timeout() {
        return Duration.ofNanos(timeoutNs);
    }
}
