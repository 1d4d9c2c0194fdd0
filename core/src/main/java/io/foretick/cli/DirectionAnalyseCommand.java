package io.foretick.cli;

import io.foretick.report.direction.JsonRow;
import io.foretick.report.direction.analysis.AnalysisLoop;
import io.foretick.report.direction.analysis.AnalysisRow;
import io.foretick.report.direction.analysis.WindowFigures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `foretick direction analyse`: says window by window what became of the predictions. The work is
/// [AnalysisLoop]'s; here are only the arguments and the waiting.
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        description = {
            "Divides the updates of each timeframe and model into windows and adds what each came"
                    + " to to a file; prints it too. Follows the updates while they are written,"
                    + " and waits for them where there are none yet.",
            "Windows follow the candles' times. A window that the file has already is not added"
                    + " again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  foretick direction analyse --updates out/updates.jsonl \\",
            "      --analysis-out out/analysis.jsonl",
            "  foretick direction analyse --updates out/updates.jsonl \\",
            "      --analysis-out out/analysis.jsonl --once --window 2h --json"
        })
final class DirectionAnalyseCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--updates",
            required = true,
            paramLabel = "FILE",
            description = "The updates.jsonl of a run; its full parts beside it are read first.")
    private Path updates = Path.of("");

    @Option(
            names = "--analysis-out",
            required = true,
            paramLabel = "FILE",
            description = "Where windows are added, such as out/analysis.jsonl.")
    private Path out = Path.of("");

    @Option(
            names = "--window",
            paramLabel = "SPAN",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "Length of a window (default: ${DEFAULT-VALUE}).")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "How often the updates are looked at (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ZERO;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            defaultValue = "12h",
            converter = DurationConverter.class,
            description = "When to end (default: ${DEFAULT-VALUE}).")
    private Duration total = Duration.ZERO;

    @Option(names = "--once", description = "Go over the whole file once and end.")
    private boolean once;

    @Option(names = "--json", description = "Print each window as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        check();
        var loop = new AnalysisLoop(updates, out, window);
        try {
            if (once) {
                print(loop.finish());
                return tellUnreadable(loop, ExitCode.OK);
            }
            return tellUnreadable(loop, follow(loop));
        } catch (IOException e) {
            spec.commandLine().getErr().println("foretick direction analyse: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void check() {
        if (once && !Files.exists(updates)) {
            throw refusal("--updates: no such file: " + updates);
        }
        for (Duration span : List.of(window, every, total)) {
            if (span.toMillis() <= 0) {
                throw refusal("--window, --every and --for must be longer than nothing");
            }
        }
    }

    private ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private int follow(AnalysisLoop loop) throws IOException, InterruptedException {
        long begunNs = System.nanoTime();
        try (var signals = new StopSignals()) {
            var stopped = new CountDownLatch(1);
            signals.stopWith(stopped::countDown);
            long leftNs = total.toNanos();
            while (leftNs > 0) {
                print(loop.step());
                if (stopped.await(Math.min(every.toNanos(), leftNs), TimeUnit.NANOSECONDS)) {
                    break;
                }
                leftNs = total.toNanos() - (System.nanoTime() - begunNs);
            }
            print(loop.finish());
            return signals.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }

    private int tellUnreadable(AnalysisLoop loop, int exitCode) {
        if (loop.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "WARNING: %d lines of %s are no updates"
                                    .formatted(loop.unreadable(), updates));
        }
        return exitCode;
    }

    private void print(List<AnalysisRow> rows) {
        PrintWriter to = spec.commandLine().getOut();
        var line = new JsonRow();
        for (AnalysisRow row : rows) {
            to.print(json ? row.write(line).toString() : text(row));
        }
        to.flush();
    }

    private static String text(AnalysisRow row) {
        WindowFigures figures = row.window();
        return String.format(
                Locale.ROOT,
                "%s  tf %s  %-12s  n %d  accuracy %s  coverage %s  reward %s  confidence %s"
                        + "  ECE %s%s%n",
                Instant.ofEpochMilli(row.endMs()),
                row.timeframe(),
                row.model(),
                figures.total(),
                figure(figures.accuracy()),
                figure(figures.coverage()),
                figure(figures.reward()),
                figure(figures.confidence()),
                figure(figures.calibrationError()),
                row.partial() ? "  (so far)" : "");
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
