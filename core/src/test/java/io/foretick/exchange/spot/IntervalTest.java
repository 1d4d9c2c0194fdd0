package io.foretick.exchange.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;

class IntervalTest {

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * Times.SECOND_NS;
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 2025-03-05T12:34:56Z, 2025-03-05T12:34:57Z",
        "15m, 2025-03-05T12:30:00Z, 2025-03-05T12:45:00Z",
        "12h, 2025-03-05T12:00:00Z, 2025-03-06T00:00:00Z",
        "1w, 2025-03-03T00:00:00Z, 2025-03-10T00:00:00Z",
        "1M, 2025-03-01T00:00:00Z, 2025-04-01T00:00:00Z"
    })
    void opensAndEndsWhereTheVenuesDo(String name, String open, String end) {
        Interval interval = Interval.ofLetterName(name).orElseThrow();
        long openNs = interval.openNs(ns("2025-03-05T12:34:56Z"));
        assertEquals(ns(open), openNs);
        assertEquals(ns(end), interval.endNs(openNs));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNames(Interval interval) {
        assertEquals(interval, Interval.ofLetterName(interval.letterName()).orElseThrow());
        assertTrue(
                interval.minuteName().isEmpty()
                        || Interval.ofMinuteName(interval.minuteName()).orElseThrow() == interval);
        assertTrue(Interval.ofMinuteName("").isEmpty());
    }
}
