package io.foretick.cli;

import io.foretick.journal.JournalCorruptException;
import io.foretick.session.ConfigException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.NoSuchFileException;

/// The `foretick` program.
@Command(
        name = "foretick",
        mixinStandardHelpOptions = true,
        version = "foretick 0.1.0",
        description = "Forecasts short-horizon crypto prices and trades on the forecasts.",
        subcommands = {
            DemoCommand.class,
            PaperCommand.class,
            RecordCommand.class,
            ProbeCommand.class,
            ExchangeCommand.class,
            DashboardCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            JournalCommand.class,
            BenchCommand.class,
            HistoryCommand.class,
            DensityCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        StopSignals.commandEnded(exitCode);
        System.exit(exitCode);
    }

    /// The whole command tree, also for the generated reference.
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(_ -> ExitCode.USAGE)
                .setExecutionExceptionHandler((thrown, command, _) -> explain(thrown, command))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// Says in one line what the user can mend; a fault of the program itself keeps its trace.
    private static int explain(Exception thrown, CommandLine command) throws Exception {
        PrintWriter err = command.getErr();
        switch (thrown) {
            case JournalCorruptException corrupt -> {
                err.println("foretick: " + corrupt.getMessage());
                return ExitCode.CHECK_FAILED;
            }
            case ConnectException unreachable -> {
                err.println("foretick: cannot reach a venue: " + unreachable.getMessage());
                return ExitCode.VENUE;
            }
            case HttpTimeoutException late -> {
                err.println("foretick: a venue does not answer: " + late.getMessage());
                return ExitCode.VENUE;
            }
            case NoSuchFileException missing ->
                    err.println("foretick: no file " + missing.getFile());
            case IOException broken -> err.println("foretick: " + broken.getMessage());
            case ConfigException wrong -> err.println("foretick: " + wrong.getMessage());
            default -> throw thrown;
        }
        return ExitCode.USAGE;
    }
}
