package io.foretick.venue.binance.page;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

/// Keeps what is asked of the venue below a part of what it allows in a minute. All that ask from
/// one address share one. Any thread.
///
/// How it works: the venue counts weight by the minutes of its clock and tells its count with every
/// answer. Ours begins anew with each minute and never lies below what the venue told within it, so
/// that others who ask from the same address are counted too.
public final class WeightBudget {

    private static final long AFTER_THE_MINUTE_NS = 50 * Times.MILLI_NS;

    private final VenueClock clock;
    private final long weightMax;
    private long minute = Long.MIN_VALUE;
    private long used;

    /// @param weightMax that may be used in a minute
    public WeightBudget(VenueClock clock, long weightMax) {
        this.clock = clock;
        this.weightMax = Checks.positive(weightMax, "weightMax");
    }

    /// Takes a question's weight, where it still fits.
    ///
    /// @return 0 if it was taken, else how long to wait, in wall time, before trying again
    public synchronized long take(int weight) {
        turn();
        if (used + weight <= weightMax || used == 0) {
            used += weight;
            return 0;
        }
        return clock.wallNsUntil((minute + 1) * Times.MINUTE_NS) + AFTER_THE_MINUTE_NS;
    }

    /// Hears the venue's own count.
    ///
    /// @param askedNs venue time at which the question was asked; a count of a minute that has
    ///   passed since says nothing about this one
    public synchronized void told(long usedWeight, long askedNs) {
        turn();
        if (Math.floorDiv(askedNs, Times.MINUTE_NS) == minute) {
            used = Math.max(used, usedWeight);
        }
    }

    private void turn() {
        long current = Math.floorDiv(clock.nowNs(), Times.MINUTE_NS);
        if (current != minute) {
            minute = current;
            used = 0;
        }
    }
}
