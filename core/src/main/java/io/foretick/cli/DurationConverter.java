package io.foretick.cli;

import io.foretick.base.Times;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/// Reads durations such as `500ms`, `30s`, `5m`, `2h` and `7d`.
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Duration.ofNanos(Times.parseSpan(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
