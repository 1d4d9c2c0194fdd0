package io.foretick.venue.binance.archive;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import java.net.http.HttpHeaders;

/// Until when the server wants to be left alone, for all threads of one client.
final class Quiet {

    private static final long USUAL_SECONDS = 5;
    private static final long SECONDS_MAX = 3 * 86_400;
    private static final long WAIT_NS_MIN = 10 * Times.MILLI_NS;

    private final VenueClock clock;
    private volatile long untilNanoTime = System.nanoTime();

    Quiet(VenueClock clock) {
        this.clock = clock;
    }

    /// Whether an answer of this status asks for it.
    static boolean isAskedBy(int status) {
        return status == 429 || status == 418 || status == 503;
    }

    /// The server asks for it, as long as it says or for a usual while.
    void begin(HttpHeaders headers) {
        long venueNs = seconds(headers) * Times.SECOND_NS;
        long waitNs = Math.max(WAIT_NS_MIN, clock.toWallNs(venueNs));
        untilNanoTime = System.nanoTime() + waitNs;
    }

    private static long seconds(HttpHeaders headers) {
        try {
            long told = headers.firstValueAsLong("Retry-After").orElse(USUAL_SECONDS);
            return Math.clamp(told, 0, SECONDS_MAX);
        } catch (NumberFormatException _) {
            return USUAL_SECONDS; // such as a date
        }
    }

    /// What is left of it, in wall time; 0 when it is over.
    long leftNs() {
        return Math.max(0, untilNanoTime - System.nanoTime());
    }
}
