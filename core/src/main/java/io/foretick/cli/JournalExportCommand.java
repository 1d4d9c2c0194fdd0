package io.foretick.cli;

import io.foretick.journal.JournalExport;
import io.foretick.report.ledger.LedgerTable;
import io.foretick.report.ledger.PnlTable;
import io.foretick.report.ledger.TradeTable;
import io.foretick.session.Replay;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `foretick journal export`: a file for other programs, of all records or of what they came to.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a journal as a file: all records, or a table of what they came to.",
            "Tables are CSV; without --out they go to stdout. They fold the journal, so a session"
                    + " with strategies of its own needs them here, too."
        },
        footer = {
            "",
            "Examples:",
            "  foretick journal export runs/paper-1/journal --format parquet --out paper.parquet",
            "  foretick journal export runs/paper-1/journal --table pnl"
        })
final class JournalExportCommand implements Callable<Integer> {

    /// What can be written.
    enum Table {
        /// Every record, one row each.
        RECORDS,
        /// Every fill, with what it moved.
        TRADES,
        /// What was won and lost, by UTC day and strategy.
        PNL
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal.")
    private Path journal;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Table table = Table.RECORDS;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of records, and needed for them; one of: jsonl, csv, parquet.")
    private JournalExport.@Nullable Format format;

    @Option(
            names = "--account",
            paramLabel = "LABEL",
            description = "What the tables call the account (default: the session's id).")
    private @Nullable String account;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write; replaced if it exists. Needed for records.")
    private @Nullable Path target;

    @Option(
            names = "--json",
            description = "Print how many rows were written as one JSON object; needs --out.")
    private boolean json;

    @Mixin private final UserStrategies strategies = new UserStrategies();

    @Override
    public Integer call() {
        return JournalCommand.guarded(
                spec,
                () ->
                        switch (table) {
                            case RECORDS -> records();
                            case TRADES -> fold(new TradeTable());
                            case PNL -> fold(new PnlTable());
                        });
    }

    private int records() throws IOException {
        if (format == null || target == null) {
            throw wrong("records need --format and --out");
        }
        return told(JournalExport.export(journal, format, target), "records", target);
    }

    private int fold(LedgerTable rows) throws IOException {
        if (format != null && format != JournalExport.Format.CSV) {
            throw wrong("tables are written as csv");
        }
        if (json && target == null) {
            throw wrong("--json needs --out, for the table itself goes to stdout");
        }
        Replay replay = Replay.of(journal, strategies.load());
        Replay.Result result = replay.run(List.of(rows));
        if (!result.identical()) {
            spec.commandLine().getErr().println("foretick: " + result.divergence());
            return ExitCode.CHECK_FAILED;
        }
        String label = account == null ? session() : account;
        if (target == null) {
            PrintWriter out = spec.commandLine().getOut();
            rows.write(label, replay.engine(), out);
            out.flush();
            return ExitCode.OK;
        }
        return told(write(rows, label, replay, target), "rows", target);
    }

    private static long write(LedgerTable rows, String label, Replay replay, Path file)
            throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            long count;
            try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
                count = rows.write(label, replay.engine(), out);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String session() throws IOException {
        return String.format(Locale.ROOT, "%016x", Replay.head(journal).sessionId());
    }

    private int told(long count, String what, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? "{\"rows\":" + count + "}" : count + " " + what + " to " + file);
        out.flush();
        return ExitCode.OK;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
