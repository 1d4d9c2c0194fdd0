package io.foretick.venue.binance.archive;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// Where the archive is and how patient its client is. Spans are of wall time.
///
/// @param baseUrl without a path
/// @param attempts how many in a row may bring nothing new
/// @param firstWaitNs before the second of them; it doubles from one to the next
/// @param waitNsMax the longest of these waits
/// @param stallNs silence after which an attempt is over
record ArchivePlan(String baseUrl, int attempts, long firstWaitNs, long waitNsMax, long stallNs) {

    ArchivePlan {
        Checks.positive(attempts, "attempts");
        Checks.positive(firstWaitNs, "firstWaitNs");
        Checks.inRange(waitNsMax, firstWaitNs, Times.HOUR_NS, "waitNsMax");
        Checks.positive(stallNs, "stallNs");
    }

    /// The usual plan, which gives a server some two minutes to recover.
    static ArchivePlan of(String baseUrl) {
        return new ArchivePlan(
                baseUrl, 10, Times.SECOND_NS / 2, 30 * Times.SECOND_NS, 30 * Times.SECOND_NS);
    }

    ArchivePlan withFirstWaitNs(long valueNs) {
        return new ArchivePlan(baseUrl, attempts, valueNs, waitNsMax, stallNs);
    }

    ArchivePlan withStallNs(long valueNs) {
        return new ArchivePlan(baseUrl, attempts, firstWaitNs, waitNsMax, valueNs);
    }
}
