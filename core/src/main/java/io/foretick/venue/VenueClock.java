package io.foretick.venue;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.time.Instant;

/// The time of the venues that a session talks to: the wall clock for real ones; for simulated ones
/// it starts where it is told and runs at a constant speed. Exchange and session hold one each, and
/// all their timers run on it. Immutable; any thread.
public final class VenueClock {

    private static final double SPEED_MAX = 10_000;

    private final long startVenueNs;
    private final long startNanoTime;
    private final double speed;

    private VenueClock(long startVenueNs, long startNanoTime, double speed) {
        this.startVenueNs = startVenueNs;
        this.startNanoTime = startNanoTime;
        this.speed = speed;
    }

    /// The clock of real venues, as this machine has it. It does not follow later steps of the
    /// system clock.
    public static VenueClock wall() {
        Instant now = Instant.now();
        return startingAt(now.getEpochSecond() * Times.SECOND_NS + now.getNano(), 1);
    }

    /// A clock that shows `startNs` now.
    ///
    /// @param startNs nanoseconds since the Unix epoch
    /// @param speed venue seconds in a second of wall time
    public static VenueClock startingAt(long startNs, double speed) {
        Checks.inRange(speed, 0.001, SPEED_MAX, "speed");
        return new VenueClock(startNs, System.nanoTime(), speed);
    }

    /// The venue's time: nanoseconds since the Unix epoch.
    public long nowNs() {
        return atNs(System.nanoTime());
    }

    /// Venue seconds in a second of wall time.
    public double speed() {
        return speed;
    }

    /// The venue's time at a reading of [System#nanoTime].
    public long atNs(long nanoTime) {
        return startVenueNs + Math.round((nanoTime - startNanoTime) * speed);
    }

    /// How long to wait, in nanoseconds of wall time, until the venue shows `venueNs`; 0 if past.
    public long wallNsUntil(long venueNs) {
        return Math.max(0, Math.round((venueNs - nowNs()) / speed));
    }

    /// A span of venue time as wall time.
    public long toWallNs(long venueSpanNs) {
        return Math.round(venueSpanNs / speed);
    }
}
