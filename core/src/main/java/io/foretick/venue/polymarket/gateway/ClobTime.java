package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.rest.OffsetMeter;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// The order book's own time, measured by asking for it, which also keeps the connection to it
/// warm. Any thread.
final class ClobTime {

    private static final int QUICK_QUESTIONS = 8;
    private static final long QUICK_NS = 130 * Times.MILLI_NS;

    private final VenueClock clock;
    private final OffsetMeter meter;
    private final long periodNs;
    private final CountDownLatch known;
    private boolean told;

    /// @param periodNs between two questions, in wall time
    /// @param known counted down when the time is known
    ClobTime(RestClient rest, VenueClock clock, long periodNs, CountDownLatch known) {
        this.clock = clock;
        this.periodNs = periodNs;
        this.known = known;
        this.meter =
                new OffsetMeter(
                        "polymarket_clob", rest, clock, "/time", Times.SECOND_NS, ClobTime::read);
    }

    ClockOffset offset() {
        return meter.offset();
    }

    /// Nanoseconds since the Unix epoch, as the order book has it; as we have it while it was not
    /// asked.
    long nowNs() {
        ClockOffset offset = meter.offset();
        return clock.nowNs() + (offset.samples() == 0 ? 0 : offset.offsetNs());
    }

    /// Asks until interrupted: a few times quickly, then once a period.
    void follow() throws InterruptedException {
        for (long questions = 0; ; questions++) {
            meter.measure();
            if (!told && meter.offset().samples() > 0) {
                told = true;
                known.countDown();
            }
            Workers.pause(questions < QUICK_QUESTIONS ? QUICK_NS : periodNs);
        }
    }

    private static long read(byte[] answer) throws IOException {
        return AccountAnswers.second(new String(answer, StandardCharsets.US_ASCII))
                        .orElseThrow(() -> new IOException("no whole seconds"))
                * Times.SECOND_NS;
    }
}
