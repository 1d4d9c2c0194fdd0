package io.foretick.exchange.bybit;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import java.util.ArrayDeque;

/// Counts requests and refuses those beyond the venue's limits, which run on venue time. All
/// clients of a loopback exchange have one address and so share it. Any thread.
final class RequestMeter {

    /// Requests in a second of which the answer is more than a refusal.
    static final int PER_SECOND_MAX = 100;

    /// Requests in five seconds; beyond it nobody is heard for ten minutes.
    static final int PER_WINDOW_MAX = 600;

    private static final long WINDOW_NS = 5 * Times.SECOND_NS;
    private static final long BLOCK_NS = 10 * Times.MINUTE_NS;

    /// What becomes of a request.
    ///
    /// @param left how many more may come in this second
    /// @param resetNs when the second is over
    record Verdict(Outcome outcome, int left, long resetNs) {}

    /// Whether a request is answered.
    enum Outcome {
        ALLOWED,
        /// Refused with a code in an answer that looks well.
        LIMITED,
        /// Refused before anybody looked at it.
        BLOCKED
    }

    private final VenueClock clock;
    private final ArrayDeque<Long> recentNs = new ArrayDeque<>();
    private long second = Long.MIN_VALUE;
    private int inSecond;
    private long blockedUntilNs = Long.MIN_VALUE;

    RequestMeter(VenueClock clock) {
        this.clock = clock;
    }

    /// Counts a request.
    synchronized Verdict take() {
        long nowNs = clock.nowNs();
        if (nowNs < blockedUntilNs) {
            return new Verdict(Outcome.BLOCKED, 0, blockedUntilNs);
        }
        while (!recentNs.isEmpty() && nowNs - recentNs.peekFirst() >= WINDOW_NS) {
            recentNs.removeFirst();
        }
        recentNs.addLast(nowNs);
        if (recentNs.size() > PER_WINDOW_MAX) {
            blockedUntilNs = nowNs + BLOCK_NS;
            return new Verdict(Outcome.BLOCKED, 0, blockedUntilNs);
        }
        if (Times.toEpochSecond(nowNs) != second) {
            second = Times.toEpochSecond(nowNs);
            inSecond = 0;
        }
        inSecond++;
        Outcome outcome = inSecond <= PER_SECOND_MAX ? Outcome.ALLOWED : Outcome.LIMITED;
        int left = Math.max(0, PER_SECOND_MAX - inSecond);
        return new Verdict(outcome, left, (second + 1) * Times.SECOND_NS);
    }
}
