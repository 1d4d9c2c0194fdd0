package io.foretick.venue.live.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.util.SplittableRandom;

final class OffsetMeterTest {

    private static final long START_NS = 1_790_000_000L * Times.SECOND_NS;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void holdsTheTrueOffsetAndNarrowsItDown(long seed) {
        var random = new SplittableRandom(seed);
        long trueNs = random.nextLong(-3 * Times.SECOND_NS, 3 * Times.SECOND_NS);
        OffsetMeter meter = meter(Times.SECOND_NS);
        long nowNs = START_NS;
        for (int k = 0; k < 12; k++) {
            nowNs += random.nextLong(100 * Times.MILLI_NS, 2 * Times.SECOND_NS);
            long there = random.nextLong(Times.MILLI_NS, 60 * Times.MILLI_NS);
            long back = random.nextLong(Times.MILLI_NS, 60 * Times.MILLI_NS);
            long venueNs = nowNs + there + trueNs;
            meter.take(
                    Math.floorDiv(venueNs, Times.SECOND_NS) * Times.SECOND_NS,
                    nowNs,
                    nowNs + there + back);
            ClockOffset offset = meter.offset();
            assertTrue(
                    Math.abs(offset.offsetNs() - trueNs) <= offset.uncertaintyNs(),
                    offset + " against " + trueNs);
        }
        assertTrue(meter.offset().uncertaintyNs() < 300 * Times.MILLI_NS);
        assertEquals(12, meter.offset().samples());
    }

    @Test
    void startsOverWhenAClockWasSet() {
        OffsetMeter meter = meter(Times.MILLI_NS);
        meter.take(START_NS, START_NS, START_NS + 10);
        meter.take(START_NS + Times.MINUTE_NS, START_NS + 20, START_NS + 30);
        assertEquals(1, meter.offset().samples());
        long offMs = meter.offset().offsetNs() / Times.MILLI_NS;
        assertEquals(60_000, offMs);
    }

    private static OffsetMeter meter(long stepNs) {
        VenueClock clock = VenueClock.wall();
        try (var client = HttpClient.newHttpClient()) {
            var rest = new RestClient(client, clock, "http://127.0.0.1:1");
            return new OffsetMeter("venue", rest, clock, "/time", stepNs, _ -> 0);
        }
    }
}
