package io.foretick.venue.live;

import io.foretick.venue.VenueClock;

import java.time.Duration;
import java.util.List;

/// Connects to every venue of a plan for a while and says what came. Not for trading: what it
/// receives is looked at and forgotten.
public final class Probe {

    private Probe() {}

    /// Runs a probe; comes back as soon as every venue has spoken and `measure` has passed, or
    /// after `timeout`.
    public static ProbeResult run(
            FeedPlan plan, VenueClock clock, Duration measure, Duration timeout) {
        return new ProbeResult(List.of(), List.of());
    }
}
