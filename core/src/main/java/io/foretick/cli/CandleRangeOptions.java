package io.foretick.cli;

import io.foretick.base.Times;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Which part of the past a command goes through. Filled by picocli, read once.
final class CandleRangeOptions {

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Only the newest N minutes before --end.")
    private @Nullable Integer minutes;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "First instant, such as 2025-12-25T09:00:00Z.")
    private @Nullable String start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "Candles that begin at this instant or later are left out.")
    private @Nullable String end;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// Whether an end was given, so that nobody has to find the newest candle.
    boolean ends() {
        return end != null;
    }

    /// Where the range ends.
    ///
    /// @param usualNs where no end was given
    long toNs(long usualNs) {
        return end == null ? usualNs : instantNs(end, "--end");
    }

    /// Where the range begins: at the latest of what was asked for.
    ///
    /// @param usualNs where no beginning was given
    /// @param lengthNsMax longest range
    long fromNs(long toNs, long usualNs, long lengthNsMax) {
        long fromNs = start == null ? usualNs : instantNs(start, "--start");
        if (minutes != null) {
            fromNs = Math.max(fromNs, toNs - minutes * Times.MINUTE_NS);
        }
        fromNs = Math.max(fromNs, toNs - lengthNsMax);
        if (fromNs >= toNs) {
            throw new ParameterException(
                    spec.commandLine(), "the range ends before it begins, or holds nothing");
        }
        return fromNs;
    }

    private long instantNs(String text, String option) {
        try {
            Instant at = Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(at.getEpochSecond(), Times.SECOND_NS), at.getNano());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be such as 2025-12-25T09:00:00Z, was '" + text + "'",
                    e);
        }
    }
}
