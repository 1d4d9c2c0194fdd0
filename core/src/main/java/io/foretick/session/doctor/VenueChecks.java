package io.foretick.session.doctor;

import io.foretick.venue.live.Probe;
import io.foretick.venue.live.ProbeResult;
import io.foretick.venue.live.rest.ClockOffset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The feeds, and how far the venues' clocks are from ours.
final class VenueChecks implements CheckGroup {

    private static final Duration MEASURE = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final double OFFSET_MS_WANTED = 500;
    private static final double OFFSET_MS_MAX = 5_000;

    @Override
    public List<Finding> examine(Examination examination) {
        if (examination.offline()) {
            return List.of(Finding.warning("feeds", "not checked: offline"));
        }
        ProbeResult result = Probe.run(examination.plan(), examination.clock(), MEASURE, TIMEOUT);
        var findings = new ArrayList<Finding>();
        result.venues().forEach(venue -> findings.add(feed(venue)));
        result.clocks().forEach(clock -> findings.add(clock(clock)));
        return findings;
    }

    private static Finding feed(ProbeResult.VenueCheck venue) {
        String check = "feed_" + venue.venue();
        return venue.passed()
                ? Finding.ok(
                        check,
                        String.format(Locale.ROOT, "first answer in %.0f ms", venue.firstDataMs()))
                : Finding.failed(check, venue.problem() + " at " + venue.url());
    }

    static Finding clock(ClockOffset offset) {
        String check = "clock_" + offset.venue();
        if (offset.samples() == 0) {
            return Finding.failed(check, "the venue does not say what time it is");
        }
        double offsetMs = offset.offsetNs() / 1e6;
        double uncertainMs = offset.uncertaintyNs() / 1e6;
        String reason =
                String.format(
                        Locale.ROOT,
                        "the venue is %+.0f ms from ours, +- %.0f ms",
                        offsetMs,
                        uncertainMs);
        if (Math.abs(offsetMs) - uncertainMs > OFFSET_MS_MAX) {
            return Finding.failed(check, reason + "; set this machine's clock");
        }
        return Math.abs(offsetMs) - uncertainMs > OFFSET_MS_WANTED
                ? Finding.warning(check, reason)
                : Finding.ok(check, reason);
    }
}
