package io.foretick.venue.live.socket;

import java.util.SplittableRandom;

/// How long to wait before the next attempt: doubling from the first wait to the longest, and of
/// each the second half at random, so that many clients do not come back together. Owned by one
/// [SupervisedSocket].
final class Backoff {

    /// A connection has proved itself when it lived this many times as long as the wait before it.
    private static final int PROOF = 4;

    private final SocketPlan.Retry retry;
    private final SplittableRandom random;
    private int failures;
    private long lastNs;

    Backoff(SocketPlan.Retry retry, SplittableRandom random) {
        this.retry = retry;
        this.random = random;
        this.lastNs = retry.firstNs();
    }

    /// The next wait.
    long nextNs() {
        long whole = retry.firstNs();
        for (int k = 0; k < failures && whole < retry.maxNs(); k++) {
            whole = Math.min(2 * whole, retry.maxNs());
        }
        failures++;
        lastNs = whole / 2 + random.nextLong(whole - whole / 2 + 1);
        return lastNs;
    }

    /// A connection has ended that gave data for so long.
    void lived(long livedNs) {
        if (livedNs >= PROOF * lastNs) {
            failures = 0;
        }
    }
}
