package io.foretick.cli;

import io.foretick.journal.DirectoryLock;
import io.foretick.journal.JournalCompaction;
import io.foretick.journal.JournalReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// `foretick journal compact`: takes the oldest part off a journal for good.
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = {
            "Delete the oldest part of a journal: whole segments before the newest checkpoint that"
                    + " is older than --keep, counted back from the journal's last record.",
            "What is left begins with that checkpoint: it can be verified, replayed and gone on"
                    + " with, but no longer folded from the session's start."
        },
        footer = {"", "Example:", "  foretick journal compact runs/live-1/journal --keep 7d"})
final class JournalCompactCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal.")
    private Path journal;

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How much of the journal's newest time stays, such as 7d or 12h.")
    private Duration keep;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return JournalCommand.guarded(spec, this::compact);
    }

    private int compact() throws IOException {
        if (!JournalReader.exists(journal)) {
            throw new IOException("no journal in " + journal);
        }
        JournalCompaction.Result result;
        try (DirectoryLock lock = DirectoryLock.take(journal)) {
            result = JournalCompaction.compact(lock, keep);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return ExitCode.OK;
    }

    private static String text(JournalCompaction.Result result) {
        String begins =
                result.beginsAfter() < 0
                        ? "the journal is whole"
                        : "the journal begins after record %,d".formatted(result.beginsAfter());
        return "%d segments and %d checkpoints deleted, %,d bytes; %s"
                .formatted(result.segments(), result.checkpoints(), result.bytes(), begins);
    }

    private static String json(JournalCompaction.Result result) {
        return "{\"segments\":%d,\"checkpoints\":%d,\"bytes\":%d,\"begins_after\":%s}"
                .formatted(
                        result.segments(),
                        result.checkpoints(),
                        result.bytes(),
                        result.beginsAfter() < 0 ? "null" : Long.toString(result.beginsAfter()));
    }
}
