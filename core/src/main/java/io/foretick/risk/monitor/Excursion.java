package io.foretick.risk.monitor;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.time.Instant;

/// A stretch of time in which a figure was beyond its limit. A value.
///
/// @param figure what was watched, in words
/// @param limit that it crossed
/// @param startNs when it first lay beyond
/// @param endNs when it came back far enough, or was last seen if it has not
/// @param extreme furthest value in between
/// @param over whether it came back
public record Excursion(
        String figure, double limit, long startNs, long endNs, double extreme, boolean over) {

    public Excursion {
        Checks.inRange(endNs, startNs, Long.MAX_VALUE, "endNs");
    }

    /// One line for a log or a report.
    public String line() {
        Instant start = Instant.ofEpochSecond(0, startNs);
        double seconds = Times.seconds(endNs - startNs);
        String end = over ? "" : ", not over";
        return figure
                + " beyond "
                + limit
                + " from "
                + start
                + " for "
                + seconds
                + " s, at most "
                + extreme
                + end;
    }
}
