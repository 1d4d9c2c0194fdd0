package io.foretick.risk.monitor;

import io.foretick.base.Checks;
import io.foretick.base.Times;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final int DIGITS = 6;

    public Excursion {
        Checks.inRange(endNs, startNs, Long.MAX_VALUE, "endNs");
    }

    /// One line for a log or a report; its figures are rounded to six digits, none of them before
    /// the point.
    public String line() {
        String end = over ? "" : ", not over";
        return figure
                + " beyond "
                + shown(limit)
                + " from "
                + Instant.ofEpochSecond(0, startNs)
                + " for "
                + shown(Times.seconds(endNs - startNs))
                + " s, at most "
                + shown(extreme)
                + end;
    }

    private static String shown(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int wholeDigits = exact.precision() - exact.scale();
        int decimals = Math.max(0, DIGITS - wholeDigits);
        return exact.setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
