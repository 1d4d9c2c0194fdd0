package io.foretick.venue.polymarket.gateway.rest;

import io.foretick.base.Checks;

/// Bounds how often something happens: so many at once, and one more each period. Any thread.
final class TokenBucket {

    private final long periodNs;
    private final long burstNs;
    private long fullNanoTime; // when all that was taken is there again

    /// @param burst how many may happen at once
    /// @param periodNs after which there is one more, in wall time
    TokenBucket(int burst, long periodNs, long nanoTime) {
        Checks.positive(burst, "burst");
        this.periodNs = Checks.positive(periodNs, "periodNs");
        this.burstNs = Math.multiplyExact(burst, periodNs);
        this.fullNanoTime = nanoTime;
    }

    /// Takes one, or says how long to wait until there is one.
    ///
    /// @return 0 if it was taken
    synchronized long takeNs(long nanoTime) {
        long debtNs = Math.max(0, fullNanoTime - nanoTime);
        if (debtNs + periodNs > burstNs) {
            return debtNs + periodNs - burstNs;
        }
        fullNanoTime = nanoTime + debtNs + periodNs;
        return 0;
    }
}
