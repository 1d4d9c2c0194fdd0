package io.foretick.cli;

import io.foretick.lab.direction.ReplayMode;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Reads modes of a replay as they are spelt, such as `eval-only`.
final class ReplayModeConverter implements ITypeConverter<ReplayMode> {

    @Override
    public ReplayMode convert(String text) {
        return Arrays.stream(ReplayMode.values())
                .filter(mode -> mode.word().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("must be one of " + words() + ", was " + text));
    }

    private static String words() {
        return Arrays.stream(ReplayMode.values())
                .map(ReplayMode::word)
                .collect(Collectors.joining(", "));
    }
}
