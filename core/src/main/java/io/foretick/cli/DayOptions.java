package io.foretick.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// `--from` and `--to`: days of the store, where not all are meant.
final class DayOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day, UTC (default: the first that is held).")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only days before this one, UTC (default: all).")
    private LocalDate to = LocalDate.MAX;

    /// Refuses an end that does not lie behind the start. To be called before the days are asked
    /// for.
    void check() {
        if (!to.isAfter(from)) {
            throw new ParameterException(
                    spec.commandLine(), "--to must lie after --from " + from + ", was " + to);
        }
    }

    LocalDate from() {
        return from;
    }

    /// The day behind the last.
    LocalDate to() {
        return to;
    }

    /// Epoch second at which the first day begins.
    long fromSecond() {
        return second(from);
    }

    /// Epoch second at which the last day is over.
    long endSecond() {
        return second(to);
    }

    private static long second(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
