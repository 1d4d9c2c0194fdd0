package io.foretick.lab.legacydata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as pandas wrote those with a zone, such as `2025-04-01 00:00:00+00:00`. Stateless.
final class DayTimes {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'+00:00'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private DayTimes() {}

    static String text(long second) {
        return FORM.format(Instant.ofEpochSecond(second));
    }

    /// @throws java.time.DateTimeException if the text is none
    static long second(String text) {
        return Instant.from(FORM.parse(text)).getEpochSecond();
    }
}
