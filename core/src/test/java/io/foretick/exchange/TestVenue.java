package io.foretick.exchange;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.source.World;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Faults;
import io.foretick.venue.VenueClock;

import java.time.Instant;

/// What tests of simulated spot venues start from: one world, and a clock that shows a Wednesday
/// noon.
public final class TestVenue {

    /// 2025-03-05T12:34:56Z.
    public static final long START_NS =
            Instant.parse("2025-03-05T12:34:56Z").getEpochSecond() * Times.SECOND_NS;

    /// The world of all these tests.
    public static final World WORLD = World.of(new Seed(7), WorldSettings.USUAL);

    private TestVenue() {}

    /// A context whose clock shows [#START_NS] now.
    public static ExchangeContext context(double speed) {
        return contextAt(START_NS, speed);
    }

    /// A context whose clock shows a time now.
    public static ExchangeContext contextAt(long startNs, double speed) {
        return new ExchangeContext(
                VenueClock.startingAt(startNs, speed), new Seed(7), Faults.NONE, _ -> 0);
    }
}
