package io.foretick.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads durations such as `500ms`, `30s`, `5m` and `2h`.
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern SPELLING = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher spelt = SPELLING.matcher(text);
        if (!spelt.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no duration, such as 500ms, 30s, 5m or 2h");
        }
        long count = Long.parseLong(spelt.group(1));
        return switch (spelt.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
