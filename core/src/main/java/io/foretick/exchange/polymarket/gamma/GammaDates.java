package io.foretick.exchange.polymarket.gamma;

import io.foretick.base.Times;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The ways in which Gamma spells times. Pure functions.
final class GammaDates {

    private static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'+00'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private GammaDates() {}

    /// Such as `2026-09-28T17:45:00Z`, with decimals only where there are any.
    static String iso(long timeNs) {
        return instant(timeNs).toString();
    }

    /// Such as `2026-09-28T17:46:27Z`, decimals dropped.
    static String isoSeconds(long timeNs) {
        return Instant.ofEpochSecond(Times.toEpochSecond(timeNs)).toString();
    }

    /// Such as `2026-09-28 17:46:27+00`.
    static String spaced(long timeNs) {
        return SPACED.format(instant(timeNs));
    }

    /// Such as `2026-09-28`.
    static String day(long timeNs) {
        return DAY.format(instant(timeNs));
    }

    private static Instant instant(long timeNs) {
        long second = Times.toEpochSecond(timeNs);
        return Instant.ofEpochSecond(second, timeNs - second * Times.SECOND_NS);
    }
}
