package io.foretick.exchange.binance;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

/// Counts the weight of requests and refuses what goes beyond. All clients of a loopback exchange
/// have one address and so share it. Any thread.
///
/// How it works: a minute of venue time allows [#WEIGHT_MAX]. What comes on top is told to wait;
/// who asks on regardless is banned, each time twice as long as before.
final class RequestMeter {

    static final int WEIGHT_MAX = 6_000;

    /// Requests beyond the limit in one minute that are only told to wait.
    static final int REFUSALS_MAX = 5;

    private static final long BAN_MIN_NS = 2 * Times.MINUTE_NS;
    private static final long BAN_MAX_NS = 3 * Times.DAY_NS;

    /// What becomes of a request.
    sealed interface Verdict {

        /// It may be answered.
        ///
        /// @param used weight of this minute with it
        record Allowed(int used) implements Verdict {}

        /// It has to wait.
        record Limited(int used, long retryAfterSeconds) implements Verdict {}

        /// Nobody is heard until then.
        record Banned(int used, long retryAfterSeconds, long untilNs) implements Verdict {}
    }

    private final VenueClock clock;
    private long minute = Long.MIN_VALUE;
    private int used;
    private int refused;
    private long bannedUntilNs = Long.MIN_VALUE;
    private long nextBanNs = BAN_MIN_NS;

    RequestMeter(VenueClock clock) {
        this.clock = clock;
    }

    /// Counts a request.
    synchronized Verdict take(int weight) {
        long nowNs = clock.nowNs();
        turnTo(Math.floorDiv(nowNs, Times.MINUTE_NS));
        if (nowNs < bannedUntilNs) {
            return banned(nowNs);
        }
        used += weight;
        if (used <= WEIGHT_MAX) {
            return new Verdict.Allowed(used);
        }
        refused++;
        if (refused > REFUSALS_MAX) {
            bannedUntilNs = nowNs + nextBanNs;
            nextBanNs = Math.min(BAN_MAX_NS, 2 * nextBanNs);
            return banned(nowNs);
        }
        return new Verdict.Limited(used, secondsUntil((minute + 1) * Times.MINUTE_NS, nowNs));
    }

    private void turnTo(long current) {
        if (current != minute) {
            minute = current;
            used = 0;
            refused = 0;
        }
    }

    private Verdict banned(long nowNs) {
        return new Verdict.Banned(used, secondsUntil(bannedUntilNs, nowNs), bannedUntilNs);
    }

    private static long secondsUntil(long timeNs, long nowNs) {
        return Math.ceilDiv(timeNs - nowNs, Times.SECOND_NS);
    }
}
