package io.foretick.lab.dataset.source;

import io.foretick.base.Times;
import io.foretick.lab.spec.DataSpec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The time that a spec wants of its source.
///
/// @param fromNs first instant
/// @param toNs end, exclusive
public record TimeRange(long fromNs, long toNs) {

    /// Reads `data.from` and `data.to`: UTC dates, instants, or nothing for all.
    ///
    /// @throws DatasetException if one is neither, or they are the wrong way round
    public static TimeRange of(DataSpec data) throws DatasetException {
        long fromNs = data.from().isBlank() ? Long.MIN_VALUE : timeNs("data.from", data.from());
        long toNs = data.to().isBlank() ? Long.MAX_VALUE : timeNs("data.to", data.to());
        if (fromNs >= toNs) {
            throw new DatasetException(
                    "data.to must be after data.from, were " + data.to() + " and " + data.from());
        }
        return new TimeRange(fromNs, toNs);
    }

    /// Whether any of a UTC day is wanted.
    boolean touches(LocalDate day) {
        long startNs = day.toEpochDay() * Times.DAY_NS;
        return startNs < toNs && startNs + Times.DAY_NS > fromNs;
    }

    private static long timeNs(String key, String text) throws DatasetException {
        try {
            return text.contains("T")
                    ? ofInstant(Instant.parse(text))
                    : ofInstant(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            throw new DatasetException(
                    key + " must be a date or an instant such as 2025-01-31T00:00:00Z, was " + text,
                    e);
        }
    }

    /// Nanoseconds since the Unix epoch.
    static long ofInstant(Instant instant) {
        long wholeNs = Math.multiplyExact(instant.getEpochSecond(), Times.SECOND_NS);
        return Math.addExact(wholeNs, instant.getNano());
    }
}
