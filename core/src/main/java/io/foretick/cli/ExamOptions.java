package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.forecast.density.evaluation.EvaluationPlan;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// `--from`, `--to`, `--ends`, `--seed` and `--threads`: what models are scored on, and by how
/// many.
final class ExamOptions {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "Score from this day on, UTC; what lies before is only looked back at.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "Score before this day, UTC.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--ends",
            paramLabel = "N",
            description = "About how many instants to forecast from; default: 12000.")
    private int ends = EvaluationPlan.STANDARD_ENDS;

    @Option(names = "--seed", description = "Seed of every random choice; default: 1.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many to compute on; changes no figure. Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// What is scored.
    ///
    /// @throws IllegalArgumentException if the days are the wrong way round
    EvaluationPlan plan() {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "--to must lie after --from " + from + ", was " + to);
        }
        return new EvaluationPlan(second(from), second(to), ends, new Seed(seed));
    }

    /// When the first of the days begins.
    Instant start() {
        return from.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    int threads() {
        return threads;
    }

    /// The window in words.
    String text() {
        return "scored from %s to %s with seed %d".formatted(from, to, seed);
    }

    private static long second(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
