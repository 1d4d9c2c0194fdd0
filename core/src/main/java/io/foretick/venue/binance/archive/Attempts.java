package io.foretick.venue.binance.archive;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The attempts that one fetch may make: so many in a row that bring nothing new, with waits that
/// double from one to the next and of which the second half is at random, so that many fetches do
/// not come back together. Owned by the thread that fetches.
final class Attempts {

    private final ArchivePlan plan;
    private final SplittableRandom random;
    private int failures;

    Attempts(ArchivePlan plan, SplittableRandom random) {
        this.plan = plan;
        this.random = random;
    }

    /// The attempt has brought something new.
    void progressed() {
        failures = 0;
    }

    /// The attempt has failed: waits before the next.
    ///
    /// @return false at once if none is left
    boolean again() throws InterruptedException {
        if (++failures >= plan.attempts()) {
            return false;
        }
        pause(waitNs());
        return true;
    }

    private long waitNs() {
        long whole = plan.firstWaitNs();
        for (int k = 1; k < failures && whole < plan.waitNsMax(); k++) {
            whole = Math.min(2 * whole, plan.waitNsMax());
        }
        return whole / 2 + random.nextLong(whole - whole / 2 + 1);
    }

    /// Waits so long, unless the thread is interrupted.
    static void pause(long spanNs) throws InterruptedException {
        var _ = new CountDownLatch(1).await(spanNs, TimeUnit.NANOSECONDS);
    }
}
