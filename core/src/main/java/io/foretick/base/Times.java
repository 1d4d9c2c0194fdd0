package io.foretick.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Units of time as nanoseconds, and conversions between the epochs that venues use.
public final class Times {

    public static final long MICRO_NS = 1_000L;
    public static final long MILLI_NS = 1_000_000L;
    public static final long SECOND_NS = 1_000_000_000L;
    public static final long MINUTE_NS = 60 * SECOND_NS;
    public static final long HOUR_NS = 60 * MINUTE_NS;
    public static final long DAY_NS = 24 * HOUR_NS;
    public static final long WEEK_NS = 7 * DAY_NS;

    /// Stands for a venue time that the message does not carry.
    public static final long UNKNOWN_NS = Long.MIN_VALUE;

    private static final long LARGEST_SECONDS = 100_000_000_000L; // year 5138
    private static final long LARGEST_MILLIS = 100_000_000_000_000L;
    private static final long LARGEST_MICROS = 100_000_000_000_000_000L;

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Times() {}

    /// Nanoseconds of a span as people write it, such as `500ms`, `30s`, `5m`, `2h` and `7d`. Not
    /// for hot paths.
    ///
    /// @throws IllegalArgumentException if it is none; its message is for users
    public static long parseSpan(String text) {
        Matcher spelt = SPAN.matcher(text);
        if (!spelt.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration, such as 500ms, 30s, 5m, 2h or 7d");
        }
        long unitNs =
                switch (spelt.group(2)) {
                    case "ms" -> MILLI_NS;
                    case "s" -> SECOND_NS;
                    case "m" -> MINUTE_NS;
                    case "h" -> HOUR_NS;
                    default -> DAY_NS;
                };
        long count = Long.parseLong(spelt.group(1));
        return Checks.inRange(count, 0, Long.MAX_VALUE / unitNs, "'" + text + "'") * unitNs;
    }

    /// Nanoseconds of an epoch number whose unit (s, ms, µs, ns) is told by its magnitude.
    ///
    /// @throws IllegalArgumentException if `epoch` is negative
    /// @throws ArithmeticException if the time lies after April 2262 and does not fit
    public static long ofEpochAnyUnit(long epoch) {
        Checks.notNegative(epoch, "epoch");
        if (epoch < LARGEST_SECONDS) {
            return Math.multiplyExact(epoch, SECOND_NS);
        }
        if (epoch < LARGEST_MILLIS) {
            return Math.multiplyExact(epoch, MILLI_NS);
        }
        return epoch < LARGEST_MICROS ? Math.multiplyExact(epoch, MICRO_NS) : epoch;
    }

    /// Whole seconds of a nanosecond time, rounded down.
    public static long toEpochSecond(long timeNs) {
        return Math.floorDiv(timeNs, SECOND_NS);
    }

    /// A span in seconds, for estimates.
    public static double seconds(long spanNs) {
        return spanNs / 1e9;
    }
}
